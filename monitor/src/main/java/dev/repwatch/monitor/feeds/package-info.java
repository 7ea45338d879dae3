/** Feeds in the daemon: asked when due, remembered, weighed in the score, told when they move or fall silent. */
@NullMarked
package dev.repwatch.monitor.feeds;

import org.jspecify.annotations.NullMarked;
