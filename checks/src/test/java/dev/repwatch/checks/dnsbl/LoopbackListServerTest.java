package dev.repwatch.checks.dnsbl;

class LoopbackListServerTest extends ListServerContract {

    @Override
    ListServer server() {
        return new LoopbackListServer();
    }
}
