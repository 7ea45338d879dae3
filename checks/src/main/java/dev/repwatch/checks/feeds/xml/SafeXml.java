package dev.repwatch.checks.feeds.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import dev.repwatch.checks.feeds.FeedFailure;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * XML from strangers: streamed, without document types and so without entities of their own, without anything external,
 * at most 32 elements deep, and bounded in every length.
 */
public final class SafeXml {

    public static final int DEEPEST = 32;
    private static final long LONGEST_DOCUMENT = 64_000_000;
    private static final long MOST_ELEMENTS = 5_000_000;
    private static final int LONGEST_TEXT = 100_000;

    private static final XMLInputFactory FACTORY = factory(true);
    private static final XMLInputFactory LENIENT = factory(false);

    private SafeXml() {}

    /** Sees every element and its text, in the order of the document. */
    public interface Reader {

        void start(String name) throws FeedFailure;

        /** @param text all text directly inside the element, stripped */
        void end(String name, String text) throws FeedFailure;
    }

    /**
     * Reads a document to its end. Namespaces are passed over: reports are often wrong in them.
     *
     * @param what what it should be, for the message
     * @throws FeedFailure when it is not well-formed, too deep, too long, or has a document type
     */
    public static void read(InputStream document, String what, Reader reader) throws FeedFailure {
        try {
            walk(FACTORY.createXMLStreamReader(document), what, reader);
        } catch (XMLStreamException | RuntimeException broken) {
            // the message would quote the document
            throw FeedFailure.badAnswer(what + " is not well-formed XML within the limits ("
                    + broken.getClass().getSimpleName() + ")");
        }
    }

    /**
     * The same of text whose encoding is known, and whose prefixes need not be declared: what stands before a colon is left
     * out of names.
     */
    public static void read(java.io.Reader document, String what, Reader reader) throws FeedFailure {
        try {
            walk(LENIENT.createXMLStreamReader(document), what, reader);
        } catch (XMLStreamException | RuntimeException broken) {
            throw FeedFailure.badAnswer(what + " is not well-formed XML within the limits ("
                    + broken.getClass().getSimpleName() + ")");
        }
    }

    private static void walk(XMLStreamReader xml, String what, Reader reader) throws XMLStreamException, FeedFailure {
        StringBuilder[] texts = new StringBuilder[DEEPEST + 1];
        int depth = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamReader.DTD ->
                    throw FeedFailure.badAnswer(what + " has a document type, which is refused");
                case XMLStreamReader.START_ELEMENT -> {
                    depth++;
                    texts[depth] = new StringBuilder();
                    reader.start(plain(xml));
                }
                case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA -> texts[depth].append(xml.getText());
                case XMLStreamReader.END_ELEMENT -> {
                    reader.end(plain(xml), texts[depth].toString().strip());
                    depth--;
                }
                default -> {
                    // comments and white space mean nothing here
                }
            }
        }
    }

    private static String plain(XMLStreamReader xml) {
        String name = xml.getLocalName();
        return name.substring(name.indexOf(':') + 1);
    }

    private static XMLInputFactory factory(boolean namespaces) {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, namespaces);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST);
        factory.setProperty(WstxInputProperties.P_MAX_CHARACTERS, LONGEST_DOCUMENT);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_COUNT, MOST_ELEMENTS);
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, LONGEST_TEXT);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 50);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, 2000);
        return factory;
    }
}
