package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;

/** Why a list cannot be believed. */
record ControlFailure(Cause cause, String detail) {

    Finding finding() {
        return new Finding.Unknown(cause, detail);
    }
}
