package org.attributionj.enrich.agent;

/** Reads user agents. Implementations are thread-safe, give the same for the same text, and throw nothing. */
@FunctionalInterface
public interface AgentParser {

    /**
     * Reads a user agent.
     *
     * @param userAgent the text as a browser sent it
     * @return what it tells
     */
    Agent parse(String userAgent);
}
