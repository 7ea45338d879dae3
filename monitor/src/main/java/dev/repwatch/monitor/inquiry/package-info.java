/** Answers "whose move is it?" from what the daemon knows: collects the evidence of a question, over HTTP and as a page. */
@NullMarked
package dev.repwatch.monitor.inquiry;

import org.jspecify.annotations.NullMarked;
