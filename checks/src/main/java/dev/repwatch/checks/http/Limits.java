package dev.repwatch.checks.http;

import java.time.Duration;

/**
 * How long and how large an answer may be.
 *
 * @param call from the first packet to the last byte
 * @param size bytes after decompression
 */
public record Limits(Duration call, long size) {

    public static final Limits USUAL = new Limits(Duration.ofSeconds(30), 32L * 1024 * 1024);
}
