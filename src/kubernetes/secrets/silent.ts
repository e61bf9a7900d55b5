import { readable } from './encoded.ts';
import { remembered } from './remembered.ts';

/** One of these is in each text that `judgeText`, `phrasesIn`, `structureIn` or `holdsSecret` find something in. */
const SPEAKING =
  /pass|pw|secret|stringData|token|key|cred|auth|psk|pat(?![a-z])|bearer|basic|curl|mysql|maria|mongo|redis|wget|login|sqlcmd|smbclient|ldap|rabbitmqctl|mc alias|jdbc:/i;

/** Whether a text by itself shows no secret, no setting and no Secret, not even in base64: only its key may make it a secret. */
export const isSilent = remembered((text: string) => !SPEAKING.test(text) && readable(text) === undefined, 0);
