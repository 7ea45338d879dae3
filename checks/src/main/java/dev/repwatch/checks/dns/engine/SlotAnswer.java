package dev.repwatch.checks.dns.engine;

import dev.repwatch.checks.dns.PlainAnswer;
import dev.repwatch.checks.dns.reply.Lifetime;

/** Shows the plain answer in a slot. */
final class SlotAnswer implements PlainAnswer {

    private final Slots slots;
    private int slot;

    SlotAnswer(Slots slots) {
        this.slots = slots;
    }

    SlotAnswer of(int slot) {
        this.slot = slot;
        return this;
    }

    @Override
    public int addresses() {
        return slots.addressCount[slot];
    }

    @Override
    public int address(int index) {
        return slots.addresses[slot * PlainReply.MAX_ADDRESSES + index];
    }

    @Override
    public boolean nxdomain() {
        return slots.nxdomain[slot];
    }

    @Override
    public int zoneLength() {
        return slots.zoneLength[slot];
    }

    @Override
    public int ttlSeconds() {
        return (int) Lifetime.clamped(slots.ttl[slot]);
    }

    @Override
    public boolean asIfStale() {
        return slots.addressCount[slot] > 0 && !slots.authoritative[slot] && Lifetime.asIfStale(slots.ttl[slot]);
    }

    @Override
    public boolean authoritative() {
        return slots.authoritative[slot];
    }

    @Override
    public boolean authenticated() {
        return slots.authenticated[slot];
    }

    @Override
    public int resolver() {
        return slots.upstream[slot];
    }

    @Override
    public long nanos() {
        return slots.took[slot];
    }
}
