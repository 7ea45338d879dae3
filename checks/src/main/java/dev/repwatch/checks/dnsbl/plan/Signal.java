package dev.repwatch.checks.dnsbl.plan;

import java.util.OptionalInt;

/**
 * Something that makes a listing likelier: a refusal in the mail log, a complaint, a feed that fell. It moves a question forward and
 * decides nothing.
 *
 * @param kind what it is; each kind earns its own trust by what was found where it pointed
 * @param target the target's place in the fleet
 * @param list the list it names, by its place in the fleet; all when it names none
 */
public record Signal(String kind, int target, OptionalInt list) {}
