/** Words from outside made harmless, and the few words that channels add themselves. */
package dev.repwatch.alerts.text;
