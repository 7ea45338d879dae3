package dev.repwatch.checks.message;

import dev.repwatch.checks.reputation.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is attached, by its name and, of archives, by the names within. Nothing is unpacked to disk or run. */
final class AttachmentChecks implements MessageCheck {

    private static final Set<String> PROGRAMS = Set.of(
            "ade",
            "adp",
            "apk",
            "appx",
            "appxbundle",
            "bat",
            "cab",
            "chm",
            "cmd",
            "com",
            "cpl",
            "diagcab",
            "diagcfg",
            "diagpkg",
            "dll",
            "dmg",
            "ex",
            "ex_",
            "exe",
            "gadget",
            "hta",
            "img",
            "inf",
            "ins",
            "iso",
            "isp",
            "jar",
            "jnlp",
            "js",
            "jse",
            "lib",
            "lnk",
            "mde",
            "mjs",
            "msc",
            "msi",
            "msix",
            "msixbundle",
            "msp",
            "mst",
            "nsh",
            "pif",
            "ps1",
            "psm1",
            "reg",
            "scr",
            "sct",
            "shb",
            "sys",
            "vb",
            "vbe",
            "vbs",
            "vhd",
            "vhdx",
            "vxd",
            "ws",
            "wsc",
            "wsf",
            "wsh",
            "xll");
    private static final Set<String> MACROS =
            Set.of("docm", "dotm", "xlsm", "xltm", "xlam", "pptm", "potm", "ppam", "ppsm");
    private static final Set<String> PAGES = Set.of("html", "htm", "shtml", "xhtml", "svg");
    private static final int MOST_ENTRIES = 1000;
    private static final int LARGE = 10 * 1024 * 1024;
    private static final int LARGE_FOR_SOFTBANK = 1024 * 1024;
    private static final int NAME_LENGTH = 28;
    private static final int NAME = 46;
    private static final int LEAST_PROGRAM = 64;
    private static final int HEADER_AT = 0x3C;
    private static final byte[] OLE = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };
    private static final byte[] MACRO_STREAM = "_VBA_PROJECT".getBytes(StandardCharsets.UTF_16LE);

    @Override
    public void look(MessageView message, Findings findings) {
        for (MimePart part : message.mime().parts()) {
            if (part.fileName().isPresent() || !part.isReadable()) {
                attached(part, part.fileName().map(Mailboxes::decoded).orElse(part.type()), findings);
            }
        }
        int size = message.raw().octets().length();
        if (size > LARGE) {
            findings.report("attach.size", "message", size + " octets");
        } else if (size > LARGE_FOR_SOFTBANK) {
            findings.report("attach.size", Severity.INFO, "message", size + " octets");
        }
    }

    private static void attached(MimePart part, String name, Findings findings) {
        part.fileName().ifPresent(given -> name(name, name, findings));
        byte[] octets = part.decoded().array();
        if (isProgram(octets)) {
            findings.report("attach.executable", "attachment", name + " is a program, whatever it is called");
        }
        boolean page = part.fileName().isPresent()
                ? PAGES.contains(extension(name))
                : part.type().equals("text/html") || part.type().equals("image/svg+xml");
        if (page && part.attached() && !part.within()) {
            findings.report("attach.html", "attachment", name);
        }
        if (isOle(octets) && contains(octets, MACRO_STREAM)) {
            findings.report("attach.macro", "attachment", name);
        }
        if (isZip(octets)) {
            if (isEncrypted(octets)) {
                findings.report("attach.encrypted_archive", "attachment", name);
            }
            for (String entry : entries(octets)) {
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

    /** Windows, its older DOS, or Linux, by the first octets and where they lead. */
    private static boolean isProgram(byte[] octets) {
        if (octets.length > LEAST_PROGRAM
                && octets[0] == 0x7F
                && octets[1] == 'E'
                && octets[2] == 'L'
                && octets[3] == 'F') {
            return true;
        }
        if (octets.length <= LEAST_PROGRAM || octets[0] != 'M' || octets[1] != 'Z') {
            return false;
        }
        int header = (octets[HEADER_AT] & 255)
                | (octets[HEADER_AT + 1] & 255) << 8
                | (octets[HEADER_AT + 2] & 255) << 16
                | (octets[HEADER_AT + 3] & 255) << 24;
        return header > 0 && header < octets.length - 1 && octets[header] == 'P' && octets[header + 1] == 'E';
    }

    /** Office files from before 2007 ([MS-CFB] 2.2). */
    private static boolean isOle(byte[] octets) {
        return octets.length > OLE.length && Arrays.equals(octets, 0, OLE.length, OLE, 0, OLE.length);
    }

    private static boolean contains(byte[] octets, byte[] wanted) {
        for (int i = 0; i + wanted.length <= octets.length; i++) {
            if (octets[i] == wanted[0] && Arrays.equals(octets, i, i + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
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
