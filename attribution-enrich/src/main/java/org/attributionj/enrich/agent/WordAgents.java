package org.attributionj.enrich.agent;

import java.util.Locale;
import org.attributionj.core.event.Device;
import org.jspecify.annotations.Nullable;

/**
 * Reads user agents by a few dozen words, without any library: kind, type of device, system and browser of what most people
 * use. An iPad whose Safari asks for desktop pages, as it does by default, calls itself a Macintosh: no name can tell these
 * apart. Immutable and thread-safe.
 */
public final class WordAgents implements AgentParser {
    /** Apple's Mail Privacy Protection says no more than this. */
    private static final String APPLE_PROXY = "mozilla/5.0";

    private static final int LONGEST = 2000;

    private static final WordRules SCANNERS = WordRules.of("""
            scanner: barracuda, mimecast, proofpoint, urldefense, fireeye, trendmicro, trend micro, symantec, messagelabs
            scanner: bitdefender, cloudmark, sophos, forcepoint, fortiguard, safelinks, ironport, trustwave, checkpoint
            """);
    private static final WordRules PROXIES = WordRules.of("""
            proxy: googleimageproxy, yahoomailproxy, ggpht.com, duckduckgo-email, applebot-mail, gmailimageproxy
            """);
    private static final WordRules ROBOTS = WordRules.of("""
            robot: bot/, bot;, bot , bot), bot-, robot, crawl, spider, slurp, facebookexternalhit, meta-externalagent, embedly
            robot: headless, phantomjs, lighthouse, pingdom, uptime, statuscake, pagespeed, preview, ia_archiver, mediapartners
            robot: bingpreview, skypeuripreview, whatsapp/, slack-imgproxy, slackbot, google-read-aloud, apis-google, feedfetcher
            robot: gptbot, chatgpt-user, perplexity, anthropic, ccbot, bytespider, scrapy, archive.org, nutch, validator, monitor
            """);
    private static final WordRules TOOLS = WordRules.of("""
            tool: curl/, wget/, python, go-http-client, java/, apache-httpclient, libwww, okhttp, axios, node-fetch, undici
            tool: ruby, php/, guzzle, postman, insomnia, powershell, aiohttp, httpx, restsharp, winhttp, reactor-netty, jakarta
            """);
    private static final WordRules APPS = WordRules.of("""
            Facebook: fban/, fbav/, fb_iab
            Instagram: instagram
            TikTok: musical_ly, bytedancewebview, tiktok, trill
            LinkedIn: linkedinapp
            Pinterest: pinterest/, [pinterest
            Snapchat: snapchat
            Twitter: twitter for
            WeChat: micromessenger
            Line: line/
            Google app: gsa/
            KakaoTalk: kakaotalk
            Android WebView: ; wv)
            """);
    private static final WordRules MAIL = WordRules.of("""
            Outlook: microsoft outlook, ms-office, outlook-ios, outlook-android, outlookmobile
            Thunderbird: thunderbird
            Apple Mail: mail/ , applemail
            Lotus Notes: lotus-notes
            Postbox: postbox
            Airmail: airmail
            """);
    private static final WordRules TYPES = WordRules.of("""
            tv: smart-tv, smarttv, appletv, apple tv, googletv, google tv, android tv, hbbtv, bravia, roku, crkey, aftt, aftb, netcast
            tablet: ipad, tablet, kindle, silk/, playbook, sm-t, nexus 7, nexus 10
            mobile: iphone, ipod, windows phone, mobile, opera mini, blackberry, bb10, kaios, symbian
            tablet: android
            desktop: windows nt, windows 10, macintosh, x11, cros , linux
            """);
    private static final WordRules SYSTEMS = WordRules.of("""
            iOS: iphone, ipad, ipod, cfnetwork
            Windows Phone: windows phone
            KaiOS: kaios
            HarmonyOS: harmonyos, openharmony
            Android: android
            Windows: windows
            Chrome OS: cros
            macOS: macintosh, mac os x
            Tizen: tizen
            webOS: web0s, webos
            Linux: linux, x11
            """);
    private static final WordRules BROWSERS = WordRules.of("""
            Edge: edg/, edga/, edgios/, edge/
            Opera: opr/, opera, opios/
            Samsung Internet: samsungbrowser
            Vivaldi: vivaldi
            Yandex: yabrowser
            UC Browser: ucbrowser
            DuckDuckGo: duckduckgo/, ddg/
            Brave: brave/
            Silk: silk/
            MIUI Browser: miuibrowser
            Firefox: firefox/, fxios/
            Chrome: chrome/, crios/, chromium/
            Internet Explorer: msie , trident/
            Safari: safari/
            """);

    private static final WordAgents INSTANCE = new WordAgents();

    private WordAgents() {}

    /**
     * The parser.
     *
     * @return the only one
     */
    public static WordAgents standard() {
        return INSTANCE;
    }

    @Override
    public Agent parse(String userAgent) {
        String text = userAgent.length() > LONGEST ? userAgent.substring(0, LONGEST) : userAgent;
        String lower = text.strip().toLowerCase(Locale.ROOT);
        String app = APPS.find(lower);
        String mail = MAIL.find(lower);
        AgentKind kind = kind(lower, app, mail);
        String program = mail != null ? mail : app != null ? app : BROWSERS.find(lower);
        Device device = kind.isMachine() || kind == AgentKind.MAIL_PROXY
                ? Device.builder().build()
                : Device.builder()
                        .type(TYPES.find(lower))
                        .system(SYSTEMS.find(lower))
                        .browser(program)
                        .build();
        return new Agent(device, kind);
    }

    private static AgentKind kind(String lower, @Nullable String app, @Nullable String mail) {
        if (lower.equals(APPLE_PROXY) || PROXIES.find(lower) != null) {
            return AgentKind.MAIL_PROXY;
        }
        if (SCANNERS.find(lower) != null) {
            return AgentKind.SCANNER;
        }
        // "Cubot" is a brand of telephones
        String bots = lower.replace("cubot", "");
        if (ROBOTS.find(bots) != null || bots.endsWith("bot")) {
            return AgentKind.ROBOT;
        }
        if (TOOLS.find(lower) != null) {
            return AgentKind.TOOL;
        }
        if (mail != null) {
            return AgentKind.MAIL;
        }
        return app != null ? AgentKind.IN_APP : AgentKind.BROWSER;
    }
}
