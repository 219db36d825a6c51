// The calls of standard input, made through npm's @slack/web-api; run by .ci/sdks.py.
const { WebClient } = require('@slack/web-api');
const [base, token] = process.argv.slice(2);
const calls = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const client = new WebClient(token, { slackApiUrl: `${base}/api/`, retryConfig: { retries: 0 } });
(async () => {
  for (const { method, fields } of calls) await client.apiCall(method, fields);
})();
