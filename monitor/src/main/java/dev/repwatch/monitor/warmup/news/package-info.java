/** What is worth telling of a warm-up, in words. */
@NullMarked
package dev.repwatch.monitor.warmup.news;

import org.jspecify.annotations.NullMarked;
