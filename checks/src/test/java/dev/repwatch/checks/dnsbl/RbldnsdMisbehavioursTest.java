package dev.repwatch.checks.dnsbl;

import org.junit.jupiter.api.Tag;

/** Needs Debian's package rbldnsd: {@code ./mvnw verify -Dgroups=peers -DexcludedGroups=none}. */
@Tag("peers")
class RbldnsdMisbehavioursTest extends TwentyMisbehavioursContract {

    @Override
    ListServer server() {
        return new RbldnsdServer();
    }
}
