/** What people are told of inbox placement. */
@NullMarked
package dev.repwatch.monitor.placement.news;

import org.jspecify.annotations.NullMarked;
