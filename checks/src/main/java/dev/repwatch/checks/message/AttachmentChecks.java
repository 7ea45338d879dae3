package dev.repwatch.checks.message;

import dev.repwatch.checks.reputation.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is attached, by its name and, of archives, by the names within. Nothing is unpacked to disk or run. */
final class AttachmentChecks implements MessageCheck {

    private static final Set<String> PROGRAMS = Set.of(
            "ade", "adp", "apk", "appx", "bat", "cab", "chm", "cmd", "com", "cpl", "dll", "dmg", "exe", "hta", "img",
            "ins", "iso", "isp", "jar", "js", "jse", "lib", "lnk", "mde", "msc", "msi", "msix", "msp", "mst", "nsh",
            "pif", "ps1", "scr", "sct", "shb", "sys", "vb", "vbe", "vbs", "vhd", "vxd", "wsc", "wsf", "wsh", "xll");
    private static final Set<String> MACROS =
            Set.of("docm", "dotm", "xlsm", "xltm", "xlam", "pptm", "potm", "ppam", "ppsm");
    private static final Set<String> PAGES = Set.of("html", "htm", "shtml", "xhtml", "svg");
    private static final int MOST_ENTRIES = 1000;
    private static final int LARGE = 10 * 1024 * 1024;
    private static final int LARGE_FOR_SOFTBANK = 1024 * 1024;
    private static final int NAME_LENGTH = 28;
    private static final int NAME = 46;

    @Override
    public void look(MessageView message, Findings findings) {
        for (MimePart part : message.mime().parts()) {
            part.fileName().ifPresent(name -> attached(part, Mailboxes.decoded(name), findings));
        }
        int size = message.raw().octets().length();
        if (size > LARGE) {
            findings.report("attach.size", "message", size + " octets");
        } else if (size > LARGE_FOR_SOFTBANK) {
            findings.report("attach.size", Severity.INFO, "message", size + " octets");
        }
    }

    private static void attached(MimePart part, String name, Findings findings) {
        name(name, name, findings);
        if (PAGES.contains(extension(name)) && part.attached()) {
            findings.report("attach.html", "attachment", name);
        }
        if (isZip(part.decoded().array())) {
            if (isEncrypted(part.decoded().array())) {
                findings.report("attach.encrypted_archive", "attachment", name);
            }
            for (String entry : entries(part.decoded().array())) {
                name(entry, name + ": " + entry, findings);
                if (entry.toLowerCase(Locale.ROOT).endsWith("vbaproject.bin")) {
                    findings.report("attach.macro", "attachment", name);
                }
            }
        }
    }

    private static void name(String name, String shown, Findings findings) {
        if (PROGRAMS.contains(extension(name))) {
            findings.report("attach.executable", "attachment", shown);
        }
        if (MACROS.contains(extension(name))) {
            findings.report("attach.macro", "attachment", shown);
        }
    }

    private static String extension(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s.]+$", "");
        return plain.substring(plain.lastIndexOf('.') + 1);
    }

    private static boolean isZip(byte[] octets) {
        return octets.length > NAME && isRecord(octets, 0, 3, 4);
    }

    /** Bit 0 of the general purpose flag of any entry (APPNOTE 4.4.4). */
    private static boolean isEncrypted(byte[] octets) {
        for (int i = 0; i + 8 < octets.length; i++) {
            if (isRecord(octets, i, 3, 4) && (octets[i + 6] & 1) != 0) {
                return true;
            }
        }
        return false;
    }

    /** The names in the central directory (APPNOTE 4.3.12): nothing is unpacked, so nothing can burst. */
    private static List<String> entries(byte[] octets) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i + NAME < octets.length && names.size() < MOST_ENTRIES; i++) {
            if (isRecord(octets, i, 1, 2)) {
                int length = (octets[i + NAME_LENGTH] & 255) | ((octets[i + NAME_LENGTH + 1] & 255) << 8);
                int end = Math.min(octets.length, i + NAME + length);
                names.add(new String(octets, i + NAME, end - i - NAME, StandardCharsets.UTF_8));
            }
        }
        return names;
    }

    private static boolean isRecord(byte[] octets, int at, int third, int fourth) {
        return octets[at] == 'P' && octets[at + 1] == 'K' && octets[at + 2] == third && octets[at + 3] == fourth;
    }
}
