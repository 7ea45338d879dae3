/** The zone files of rbldnsd, read as rbldnsd 1.0 reads them (its manual page; differences of practice were measured against it). */
@NullMarked
package dev.repwatch.checks.dnsbl.file.rbldnsd;

import org.jspecify.annotations.NullMarked;
