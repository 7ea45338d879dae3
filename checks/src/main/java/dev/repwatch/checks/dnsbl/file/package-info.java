/**
 * Lists that their operators hand out as files: read, doubted, and asked in memory. {@code rbldnsd} reads the zone files of that server
 * as it does itself.
 */
@NullMarked
package dev.repwatch.checks.dnsbl.file;

import org.jspecify.annotations.NullMarked;
