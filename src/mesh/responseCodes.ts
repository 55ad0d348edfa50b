import { codeNotTold } from './Graph';
import { grpcStatuses } from './grpcStatuses';

/** `503`, `200 gRPC 14 Unavailable`, `no response`: how a request ended, in one short phrase. */
export function describeCode(code: string, grpcStatus: string): string {
  const http = code === '0' ? 'no response' : code;
  if (grpcStatus === '') {
    return http === '' ? 'no response' : http;
  }
  const name = grpcStatuses[Number(grpcStatus)];
  return `${code === codeNotTold ? '' : http} gRPC ${grpcStatus}${name ? ` ${name}` : ''}`.trim();
}
