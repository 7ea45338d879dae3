package dev.repwatch.monitor.delisting;

import java.net.URI;
import java.util.Optional;

/**
 * A removal request, written but never sent.
 *
 * @param to the operator's address where removal is asked for by mail
 * @param page the page to paste the text into, with the address filled in where the page takes it
 * @param subject for a mail
 */
public record RequestDraft(Optional<String> to, Optional<URI> page, String subject, String text) {}
