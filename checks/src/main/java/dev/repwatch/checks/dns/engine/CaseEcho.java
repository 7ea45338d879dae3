package dev.repwatch.checks.dns.engine;

/**
 * Whether a resolver repeats the letter case of a question, which is hard to guess for a forger (0x20). One that has never done so,
 * and whose answers over TCP said several times that it had answered indeed, is asked in lower case from then on: its answers are
 * told from forged ones by port and id, as those of most clients are. A single echo ends that for good: only a resolver that never
 * gave one can be made to look as if it lowered.
 */
final class CaseEcho {

    private static final int PROOFS = 3;
    private static final long AGAIN = 600_000_000_000L;

    private boolean echoed;
    private int lowered;
    private long againAt;

    /** Whether the next question has letters of either case. */
    boolean use(long now) {
        if (echoed || lowered < PROOFS) {
            return true;
        }
        if (now - againAt >= 0) {
            againAt = now + AGAIN;
            return true;
        }
        return false;
    }

    /** The letters of a mixed question came back as they were. */
    void echoed() {
        echoed = true;
    }

    /** It is known to repeat them: what does not is no reply of this resolver. */
    boolean known() {
        return echoed;
    }

    /** They came back changed, and TCP has answered the same question. */
    void changed(long now) {
        if (!echoed && ++lowered == PROOFS) {
            againAt = now + AGAIN;
        }
    }
}
