/** Who asks: each a process of its own that plays one round whenever it is told to. */
@NullMarked
package dev.repwatch.bench.clients;

import org.jspecify.annotations.NullMarked;
