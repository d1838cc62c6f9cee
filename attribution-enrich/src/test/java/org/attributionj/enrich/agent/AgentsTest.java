package org.attributionj.enrich.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Device;
import org.attributionj.core.event.Touchpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentsTest {
    private static final String IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1";

    private static final AgentParser UAP = UapAgents.standard();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36|BROWSER|desktop|Windows|Chrome",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36 Edg/124.0|BROWSER|desktop|Windows|Edge",
                "Mozilla/5.0 (iPad; CPU OS 12_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/12.1 Mobile/15E148 Safari/604.1|BROWSER|tablet|iOS|Safari",
                "Mozilla/5.0 (Linux; Android 13; SM-X700) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/112.0 Safari/537.36|BROWSER|tablet|Android|Chrome",
                "Mozilla/5.0 (Linux; Android 13; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/112.0 Mobile Safari/537.36|BROWSER|mobile|Android|Chrome",
                "Mozilla/5.0 (Linux; Android 9; CUBOT X19) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/112.0 Mobile Safari/537.36|BROWSER|mobile|Android|Chrome",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/21E219 [FBAN/FBIOS;FBAV/456.0]|IN_APP|mobile|iOS|Facebook",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Instagram 323.0|IN_APP|mobile|iOS|Instagram",
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)|ROBOT|||",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/119.0 Safari/537.36|ROBOT|||",
                "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)|MAIL_PROXY|||",
                "Mozilla/5.0|MAIL_PROXY|||",
                "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 10.0; Microsoft Outlook 16.0.5134; ms-office; MSOffice 16)|MAIL|desktop|Windows|Outlook",
                "curl/8.4.0|TOOL|||",
                "python-requests/2.31|TOOL|||",
                "Mozilla/5.0 (compatible; BarracudaCentral/1.0)|SCANNER|||",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15|BROWSER|desktop|macOS|Safari",
                "Mozilla/5.0 (SMART-TV; Linux; Tizen 6.0) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/2.2 TV Safari/537.36|BROWSER|tv|Tizen|Samsung Internet",
            })
    void readsWhatMostPeopleUse(String text, AgentKind kind, String type, String system, String browser) {
        Agent agent = WordAgents.standard().parse(text);
        assertThat(agent.kind()).isEqualTo(kind);
        assertThat(agent.device()).isEqualTo(new Device(type, system, browser));
    }

    @Test
    void thePublicRulesKnowMoreBrowsers() {
        assertThat(UAP.parse(IPHONE))
                .isEqualTo(new Agent(new Device("mobile", "iOS", "Mobile Safari"), AgentKind.BROWSER));
        assertThat(UAP.parse("Mozilla/5.0 (compatible; Googlebot/2.1)").kind()).isEqualTo(AgentKind.ROBOT);
        assertThat(UAP.parse("what nobody knows").device()).isEqualTo(new Device(null, null, null));
    }

    @Test
    void fillsInWhatIsMissing() {
        Touchpoint before = Touchpoint.builder("anna", Instant.EPOCH)
                .channel(Channel.EMAIL)
                .userAgent(IPHONE)
                .device(new Device(null, null, "my browser"))
                .build();
        Touchpoint after =
                AgentEnrichment.of(WordAgents.standard()).apply(before).touchpoint();
        assertThat(after.device()).isEqualTo(new Device("mobile", "iOS", "my browser"));
        assertThat(after.attributes()).containsEntry("agent", "browser");
        Touchpoint none = before.toBuilder().userAgent(null).build();
        assertThat(AgentEnrichment.of(UAP).apply(none).touchpoint()).isSameAs(none);
    }
}
