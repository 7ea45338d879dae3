/** What a receiver's SMTP reply says: its class, the list and the address that it names. Pure; rules are data. */
@NullMarked
package dev.repwatch.monitor.diagnosis.reply;

import org.jspecify.annotations.NullMarked;
