//! Bytes as lower-case hex digits, two a byte.
//!
//! Refuses to read: what was written in hex is compared, never parsed.

/// Lower-case hex digits.
pub fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.extend(digits(*byte).map(char::from));
    }
    text
}

/// Are these the digits of these bytes?
pub fn is_hex(text: &str, bytes: &[u8]) -> bool {
    let mut pairs = text.as_bytes().chunks(2).zip(bytes);
    text.len() == bytes.len() * 2 && pairs.all(|(pair, byte)| pair == digits(*byte))
}

const fn digits(byte: u8) -> [u8; 2] {
    const fn digit(value: u8) -> u8 {
        value + if value < 10 { b'0' } else { b'a' - 10 }
    }
    [digit(byte >> 4), digit(byte & 15)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_digits_a_byte() {
        assert_eq!(hex(&[0, 9, 10, 0x5f, 255]), "00090a5fff");
        assert_eq!(hex(&[]), "");
    }

    #[test]
    fn only_the_same_digits_are_the_same() {
        assert!(is_hex("0a5f", &[10, 0x5f]));
        for other in ["0A5F", "0a5", "0a5f0", "0a50", ""] {
            assert!(!is_hex(other, &[10, 0x5f]), "{other}");
        }
    }
}
