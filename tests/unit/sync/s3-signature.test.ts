import { expect, it } from 'vitest';
import { isSigned } from '../../fixtures/s3-server.ts';

/** "GET Object" of Amazon's own examples (S3 API, "Signature calculations for the authorization header"). */
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const signature = 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41';
const example = {
  method: 'GET',
  target: '/test.txt',
  headers: {
    authorization: `AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature=${signature}`,
    host: 'examplebucket.s3.amazonaws.com',
    range: 'bytes=0-9',
    'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'x-amz-date': '20130524T000000Z',
  },
};

it('the tests’ S3 server takes Amazon’s own example, and nothing that differs from it', () => {
  expect(isSigned(example, secret)).toBe(true);
  expect(isSigned(example, `${secret}x`)).toBe(false);
  expect(isSigned({ ...example, method: 'PUT' }, secret)).toBe(false);
  expect(isSigned({ ...example, target: '/test.txt?x=1' }, secret)).toBe(false);
  expect(isSigned({ ...example, headers: { ...example.headers, range: 'bytes=0-8' } }, secret)).toBe(false);
  expect(isSigned({ ...example, headers: { ...example.headers, authorization: undefined } }, secret)).toBe(false);
});
