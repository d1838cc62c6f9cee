package org.attributionj.enrich.agent;

import org.attributionj.core.event.Device;
import org.jspecify.annotations.Nullable;
import ua_parser.Client;
import ua_parser.Parser;

/**
 * Reads user agents by the public rules of the ua-parser project (some 1,200 expressions, in uap-java's jar, which the user
 * of this class brings): their system and browser, and the kind and the type of device by {@link WordAgents}. Making one
 * compiles all of them; reading one agent tries many, so {@link AgentEnrichment} remembers
 * what it read. Thread-safe.
 */
public final class UapAgents implements AgentParser {
    private static final String UNKNOWN = "Other";
    private static final String ROBOT = "Spider";
    /** Expressions are tried on no more than this, so that no text takes long. */
    private static final int LONGEST = 1000;

    private final Parser parser;

    private UapAgents(Parser parser) {
        this.parser = parser;
    }

    /**
     * A parser with the rules of the jar.
     *
     * @return the parser
     */
    public static UapAgents standard() {
        return new UapAgents(new Parser());
    }

    @Override
    public Agent parse(String userAgent) {
        Agent words = WordAgents.standard().parse(userAgent);
        if (words.kind().isMachine() || words.kind() == AgentKind.MAIL_PROXY) {
            return words;
        }
        Client client = parser.parse(userAgent.length() > LONGEST ? userAgent.substring(0, LONGEST) : userAgent);
        if (client.device.family.equals(ROBOT)) {
            return new Agent(Device.builder().build(), AgentKind.ROBOT);
        }
        Device device = words.device();
        return new Agent(
                Device.builder()
                        .type(device.type())
                        .system(known(client.os.family, device.system()))
                        .browser(known(client.userAgent.family, device.browser()))
                        .build(),
                words.kind());
    }

    private static @Nullable String known(@Nullable String family, @Nullable String otherwise) {
        return family == null || family.equals(UNKNOWN) ? otherwise : family;
    }
}
