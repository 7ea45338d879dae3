/** E-mail by SMTP: text and HTML, threaded by episode, over relays that are tried in order. */
package dev.repwatch.alerts.email;
