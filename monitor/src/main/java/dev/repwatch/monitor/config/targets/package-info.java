/** From what the admin wrote (addresses, networks, ranges, domains, target files) to one flat list of targets. */
@NullMarked
package dev.repwatch.monitor.config.targets;

import org.jspecify.annotations.NullMarked;
