package dev.repwatch.checks.posture.bimi;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import com.google.re2j.Pattern;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Whether a logo is what receivers show: SVG Tiny 1.2 of the profile Portable/Secure (draft-svg-tiny-ps-abrotman). Reads hostile
 * text: no entities, no document types, nothing from elsewhere.
 *
 * @param faults why it is none, in a few words; empty for a good one
 * @param doubts what receivers only frown upon
 */
public record Logo(List<String> faults, List<String> doubts) {

    /** In octets. */
    public static final int MOST = 32 * 1024;

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final int MOST_ELEMENTS = 5000;
    private static final int MOST_DEPTH = 64;
    private static final Set<String> ELEMENTS = Set.of(
            "svg",
            "title",
            "desc",
            "metadata",
            "defs",
            "g",
            "use",
            "path",
            "rect",
            "circle",
            "ellipse",
            "line",
            "polyline",
            "polygon",
            "text",
            "tspan",
            "textArea",
            "tbreak",
            "linearGradient",
            "radialGradient",
            "stop",
            "solidColor",
            "switch",
            "font",
            "font-face",
            "font-face-src",
            "glyph",
            "hkern",
            "missing-glyph");
    private static final Set<String> PLACEHOLDERS =
            Set.of("bimi-svg-tiny-12-ps", "title", "untitled", "logo", "company", "company name", "your company");
    private static final Pattern BLANKS = Pattern.compile("[\\s,]+");

    public Logo {
        faults = List.copyOf(faults);
        doubts = List.copyOf(doubts);
    }

    public boolean good() {
        return faults.isEmpty();
    }

    /** Reads any text. */
    public static Logo read(String svg) {
        if (svg.length() > MOST) {
            return new Logo(List.of("larger than 32 KB"), List.of());
        }
        Inspection inspection = new Inspection();
        try {
            inspection.all(factory().createXMLStreamReader(new StringReader(svg)));
        } catch (XMLStreamException malformed) {
            inspection.faults.add("not well-formed XML");
        }
        return new Logo(inspection.faults.stream().distinct().toList(), inspection.doubts);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MOST_DEPTH);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_COUNT, (long) MOST_ELEMENTS);
        return factory;
    }

    /** One pass over one logo. */
    private static final class Inspection {

        private final List<String> faults = new ArrayList<>();
        private final List<String> doubts = new ArrayList<>();
        private int depth;
        private boolean titled;

        void all(XMLStreamReader xml) throws XMLStreamException {
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.DTD -> faults.add("a document type");
                    case XMLStreamConstants.ENTITY_REFERENCE -> faults.add("an entity");
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    case XMLStreamConstants.START_ELEMENT -> {
                        depth++;
                        element(xml);
                    }
                    default -> {
                        // text and comments say nothing
                    }
                }
            }
            if (!titled) {
                faults.add("no title");
            }
        }

        private void element(XMLStreamReader xml) throws XMLStreamException {
            String name = xml.getLocalName();
            if (depth == 1) {
                root(xml);
            } else if (SVG.equals(xml.getNamespaceURI()) && !ELEMENTS.contains(name)) {
                faults.add("the element " + name);
            }
            attributes(xml);
            if (depth == 2 && name.equals("title")) {
                titled = true;
                String title = xml.getElementText().strip();
                depth--;
                if (title.isEmpty()) {
                    faults.add("no title");
                } else if (PLACEHOLDERS.contains(title.toLowerCase(Locale.ROOT))) {
                    doubts.add("the title is a placeholder");
                }
            }
        }

        private void root(XMLStreamReader xml) {
            if (!xml.getLocalName().equals("svg") || !SVG.equals(xml.getNamespaceURI())) {
                faults.add("not an SVG");
                return;
            }
            if (!"1.2".equals(xml.getAttributeValue(null, "version"))) {
                faults.add("version is not 1.2");
            }
            if (!"tiny-ps".equals(xml.getAttributeValue(null, "baseProfile"))) {
                faults.add("baseProfile is not tiny-ps");
            }
            if (xml.getAttributeValue(null, "x") != null || xml.getAttributeValue(null, "y") != null) {
                faults.add("x or y on the root");
            }
            square(xml.getAttributeValue(null, "viewBox"));
        }

        private void square(String box) {
            String[] sides = box == null ? new String[0] : BLANKS.split(box.strip());
            if (sides.length != 4) {
                doubts.add("no viewBox");
            } else if (!sides[2].equals(sides[3])) {
                doubts.add("not square");
            }
        }

        private void attributes(XMLStreamReader xml) {
            for (int at = 0; at < xml.getAttributeCount(); at++) {
                String name = xml.getAttributeLocalName(at).toLowerCase(Locale.ROOT);
                String value = xml.getAttributeValue(at).strip();
                if (name.startsWith("on")) {
                    faults.add("a script (" + name + ")");
                }
                if (name.equals("href") && !value.startsWith("#")) {
                    faults.add("a reference to elsewhere");
                }
                if (value.toLowerCase(Locale.ROOT).contains("javascript:")) {
                    faults.add("a script");
                }
            }
        }
    }
}
