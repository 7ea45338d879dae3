/** The API of lists: what is believed of each. */
@NullMarked
package dev.repwatch.monitor.web.lists;

import org.jspecify.annotations.NullMarked;
