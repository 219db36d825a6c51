//! A connection that can be encrypted, from the start or later.
//!
//! Certificates are checked against the machine's own (`SSL_CERT_FILE` names others). Refuses to go on in the clear where
//! encrypting failed: then there is no connection any more.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::sync::Arc;
use std::time::Duration;

use rustls::pki_types::ServerName;
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};

/// How to encrypt: whose certificate is wanted, and who may vouch for it.
pub(super) struct Tls {
    name: ServerName<'static>,
    config: Arc<ClientConfig>,
}

impl Tls {
    /// For this host; `None`: the machine has no certificates to check with, or the host is none.
    pub(super) fn new(host: &str) -> Option<Self> {
        let mut roots = RootCertStore::empty();
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        if roots.is_empty() {
            return None;
        }
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .ok()?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Some(Self {
            name: ServerName::try_from(host.to_owned()).ok()?,
            config: Arc::new(config),
        })
    }

    fn around(&self, stream: TcpStream) -> io::Result<Wire> {
        let made = ClientConnection::new(Arc::clone(&self.config), self.name.clone());
        let made = made.map_err(|error| io::Error::new(ErrorKind::InvalidData, error))?;
        Ok(Wire::Secret(Box::new(StreamOwned::new(made, stream))))
    }
}

/// A connection.
pub(super) enum Wire {
    /// Anybody on the way can read it.
    Open(TcpStream),
    /// Nobody can.
    Secret(Box<StreamOwned<ClientConnection, TcpStream>>),
    /// It was to be encrypted, and could not be.
    Gone,
}

impl Wire {
    /// Connects to the first address of the host that answers.
    pub(super) fn connect(
        server: (&str, u16),
        patience: Duration,
        tls: Option<&Tls>,
    ) -> io::Result<Self> {
        let mut last = io::Error::new(ErrorKind::NotFound, "its name does not resolve");
        for address in server.to_socket_addrs()? {
            match TcpStream::connect_timeout(&address, patience) {
                Ok(stream) => {
                    return match tls {
                        Some(tls) => tls.around(stream),
                        None => Ok(Self::Open(stream)),
                    };
                }
                Err(error) => last = error,
            }
        }
        Err(last)
    }

    /// Encrypts it from here on.
    pub(super) fn encrypt(&mut self, tls: &Tls) -> io::Result<()> {
        match std::mem::replace(self, Self::Gone) {
            Self::Open(stream) => *self = tls.around(stream)?,
            other => *self = other,
        }
        Ok(())
    }

    /// How long one answer may take.
    pub(super) fn wait_for(&self, patience: Duration) -> io::Result<()> {
        let stream = match self {
            Self::Open(stream) => stream,
            Self::Secret(stream) => stream.get_ref(),
            Self::Gone => return Err(gone()),
        };
        stream.set_read_timeout(Some(patience))?;
        stream.set_write_timeout(Some(patience))
    }
}

fn gone() -> io::Error {
    io::Error::from(ErrorKind::NotConnected)
}

impl Read for Wire {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Open(stream) => stream.read(buffer),
            Self::Secret(stream) => stream.read(buffer),
            Self::Gone => Err(gone()),
        }
    }
}

impl Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Open(stream) => stream.write(bytes),
            Self::Secret(stream) => stream.write(bytes),
            Self::Gone => Err(gone()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Open(stream) => stream.flush(),
            Self::Secret(stream) => stream.flush(),
            Self::Gone => Err(gone()),
        }
    }
}
