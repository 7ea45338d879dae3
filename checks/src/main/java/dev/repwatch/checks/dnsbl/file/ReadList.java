package dev.repwatch.checks.dnsbl.file;

import java.util.Optional;

/**
 * A file that was read.
 *
 * @param content its entries
 * @param doubt why it should not be believed
 */
public record ReadList(ListContent content, Optional<Doubt> doubt) {}
