// Updates a mobile number with openapi-fetch, and prints the number that comes back.
import createClient from 'openapi-fetch';
import type { paths } from './contract';

const wallets = createClient<paths>({
  baseUrl: process.argv[2],
  headers: {
    Authorization: 'Basic ' + btoa('sample-key:'),
    'Content-Type': 'application/x-www-form-urlencoded',
  },
});

const { data, error } = await wallets.POST('/wallets/{wallet_id}#update', {
  params: { path: { wallet_id: 'wlt_1' }, header: { 'x-routing-id': 'customer_1122' } },
  body: { command: 'update', mobile_number: '7777777778' },
});
if (error) {
  throw new Error(error.error_message ?? 'no reason');
}
console.log(data.metadata?.mobile_number);
