package dev.repwatch.monitor.traffic.egress;

/**
 * An address that no log tells.
 *
 * @param ident empty where the format has none
 * @param told whether replies name it; otherwise it is assumed, being the only target
 * @param target whether it is one of ours; mail leaves by a relay, or its address is translated, where it is not
 */
public record LearnedSource(String ident, String address, boolean told, boolean target) {}
