/**
 * DNS lists (RFC 5782). {@link dev.repwatch.checks.dnsbl.DnsblList} is one list as data; the lists that are shipped, and
 * the reading of further ones, are in {@code dnsbl.catalogue}: {@code Catalogue.shipped()} has them in order,
 * {@code catalogue.with(tables, …)} lays the {@code [[list]]} tables of a configuration over them.
 */
@NullMarked
package dev.repwatch.checks.dnsbl;

import org.jspecify.annotations.NullMarked;
