/** Who answers: rbldnsd, and a responder that can be slow, lossy, silent or strict. */
@NullMarked
package dev.repwatch.bench.servers;

import org.jspecify.annotations.NullMarked;
