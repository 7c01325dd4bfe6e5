package org.pointsmall.loyalty.api.fuzz;

import java.util.List;
import java.util.Random;

/** Values that software has tripped over, and some that nobody has thought of. Each char is one byte on the wire. */
final class OddValues {
    /** Bytes of UTF-8 for a Chinese character; with one of them between 0x80 and 0x9f, which Latin-1 has no sign for. */
    static final String CHINESE = "\u00e4\u00b8\u0080";

    private static final List<String> HEADERS = List.of(
            "",
            " ",
            "-",
            "--",
            ",",
            ";",
            ";;q=",
            "*",
            "\"",
            "\"\"",
            "\"a",
            "a\"b",
            "\\",
            "=",
            "==",
            ":",
            "/",
            "?",
            "\u00e9",
            CHINESE,
            "\u0080",
            "\u00ff\u00fe",
            "\t",
            "a\tb",
            "%00",
            "%zz",
            "null",
            "NaN",
            "-1",
            "0",
            "99999999999999999999",
            "1e999",
            "en-",
            "zh-CN,-",
            "zh-CN",
            "en;q=x",
            "text/html",
            "*/*;q=x",
            "a/b/c",
            "multipart/form-data",
            "multipart/x; boundary=",
            "application/json;charset=x",
            "application/x-www-form-urlencoded",
            "Basic",
            "Basic ",
            "Basic !!",
            "Basic YQ==",
            "Basic 4Lia",
            "Bearer x",
            "bytes=0-",
            "bytes=9-1,-",
            "http://[",
            "http://a b",
            "null://",
            "127.0.0.1, \u00e9",
            "[::1",
            "W/\"",
            "Thu, 99 Foo 1970",
            "gzip;q=-1",
            "${jndi:x}",
            "<script>",
            "' OR 1=1 --",
            "keep-alive, upgrade",
            "JSESSIONID=",
            "JSESSIONID=..;/",
            "a=b; $Version=1; =;",
            "a=\u00e9",
            "a=\"",
            "=a");

    private static final List<String> PATHS = List.of(
            "%00",
            "%0a",
            "%2e%2e",
            "%2f",
            "%5c",
            "%25",
            "%",
            "%zz",
            "%c3%28",
            "%e4%b8%ad",
            "..",
            ".",
            ";",
            ";a=b",
            "//",
            "*",
            "~",
            "-1",
            "0",
            "1",
            "99999999999999999999",
            "null",
            "NaN",
            "a%20b",
            "%ff",
            "%ed%a0%80",
            "<",
            "\"",
            "{x}",
            "|",
            "\\",
            "^",
            CHINESE,
            "\u0080",
            "'",
            "(",
            "x.json",
            ".xml",
            "x".repeat(300));

    private static final List<String> QUERIES = List.of(
            "",
            "-1",
            "0",
            "1",
            "100",
            "max",
            "MAX",
            "9".repeat(20),
            "1.5",
            "1e2",
            "%00",
            "%zz",
            "%",
            "a%00b",
            "%c3%28",
            "%e4%b8%ad",
            "%ed%a0%80",
            "+",
            "%2b1",
            "null",
            "true",
            "'",
            "%27%20or%201=1",
            "%25",
            "_",
            "*",
            "\u00e9",
            "en_US",
            "xx",
            "x_y_z_w",
            "-",
            "GBP",
            "XXX",
            "UTC",
            "Nowhere/At_All",
            "x".repeat(500));

    private static final List<String> JSON = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1",
            "2",
            "100",
            "1.5",
            "1e400",
            "9".repeat(25),
            "\"\"",
            "\"a\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"TEST_CARD\"",
            "\"4111111111111111\"",
            "\"4000000000000002\"",
            "[]",
            "{}",
            "[[]]",
            "[null]",
            "[{}]",
            "[{\"itemId\":1,\"quantity\":1}]",
            "{\"type\":\"TEST_CARD\",\"number\":\"4111111111111111\"}",
            "{\"type\":null}",
            "\"a@example.com\"",
            "\"" + "a@" + "a.".repeat(3000) + "a\"",
            "\"" + CHINESE + "\"",
            "NaN",
            "'a'",
            "\"" + "y".repeat(3000) + "\"",
            "[".repeat(2000));

    private final Random random;

    OddValues(Random random) {
        this.random = random;
    }

    String header() {
        return random.nextInt(8) == 0 ? bytes(random.nextInt(12), "\r\n\0") : one(HEADERS);
    }

    String path() {
        return random.nextInt(10) == 0 ? bytes(1 + random.nextInt(6), "\r\n ?#") : one(PATHS);
    }

    String query() {
        return random.nextInt(10) == 0 ? bytes(random.nextInt(8), "\r\n #") : one(QUERIES);
    }

    String json() {
        return one(JSON);
    }

    String one(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Any bytes but these. */
    String bytes(int length, String without) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            char next = (char) random.nextInt(256);
            if (without.indexOf(next) < 0) {
                text.append(next);
            }
        }
        return text.toString();
    }
}
