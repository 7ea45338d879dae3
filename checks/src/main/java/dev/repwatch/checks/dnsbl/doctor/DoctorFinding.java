package dev.repwatch.checks.dnsbl.doctor;

/**
 * One thing that is wrong.
 *
 * @param resolver {@code host:port}
 * @param seen what was seen, in a sentence without secrets
 */
public record DoctorFinding(String resolver, ResolverFault fault, String seen) {

    /** The fix in one line. */
    public String fix() {
        return fault.fix();
    }
}
