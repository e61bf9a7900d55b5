/** Why functions that exist have no answer here, as the end of a sentence about them. */
const REASONS: Readonly<Record<string, string>> = {
  'asks the API server for the permissions of a user':
    'allowed check errored error reason path group resource subresource serviceAccount fieldSelector labelSelector namespace name',
  'asks the cluster':
    'resource.Get resource.get resource.List resource.list resource.Post resource.post resource.ToGVR resource.toGVR ' +
    'globalContext.Get globalContext.get globalContext.Project generator.Apply generator.apply',
  'asks another host': 'http.Get http.get http.Post http.post http.Client http.client',
  'asks the registry of the image':
    'image.GetMetadata image.getMetadata getImageData verifyImageSignatures verifyAttestationSignatures extractPayload',
  'depends on the user of the request':
    'user.ParseServiceAccount user.parseServiceAccount ParseServiceAccount parseServiceAccount',
  'depends on the time': 'time.now now truncate toCron',
  'gives a random text': 'random random.random',
  'is not supported here': 'x509.decode gzip.compress gzip.decompress jsonpatch.escapeKey cel.block',
};

/** Functions of the API server and of Kyverno that have no answer here, with the reason. */
export const ELSEWHERE: ReadonlyMap<string, string> = new Map(
  Object.entries(REASONS).flatMap(([reason, names]) => names.split(' ').map((name) => [name, reason] as const)),
);

/** Those of them that the API server has. */
export const OF_AUTHORIZER: ReadonlySet<string> = new Set(
  [...ELSEWHERE].flatMap(([name, reason]) => (reason.startsWith('asks the API server') ? name : [])),
);
