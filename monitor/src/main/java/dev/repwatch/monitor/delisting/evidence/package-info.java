/** What is known about a target when somebody asks for its removal: its posture in DNS, its last sighting, its volumes. */
@NullMarked
package dev.repwatch.monitor.delisting.evidence;

import org.jspecify.annotations.NullMarked;
