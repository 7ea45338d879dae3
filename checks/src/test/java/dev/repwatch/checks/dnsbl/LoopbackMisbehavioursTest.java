package dev.repwatch.checks.dnsbl;

class LoopbackMisbehavioursTest extends TwentyMisbehavioursContract {

    @Override
    ListServer server() {
        return new LoopbackListServer();
    }
}
