/**
 * The lists that repwatch knows, as TOML beside this package, and the reading of entries of the same form.
 *
 * <ul>
 *   <li>{@link dev.repwatch.checks.dnsbl.catalogue.Catalogue}: {@code shipped()}, {@code find(id)}, {@code alive()},
 *       {@code graveyard()}, {@code byZone(zone)}, {@code with(tables, otherKeys)}.
 *   <li>{@link dev.repwatch.checks.dnsbl.catalogue.ListEntryReader}: one table and the entry it overrides in, a list or
 *       every problem at once out. Never throws for bad data.
 * </ul>
 */
@NullMarked
package dev.repwatch.checks.dnsbl.catalogue;

import org.jspecify.annotations.NullMarked;
