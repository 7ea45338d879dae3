package dev.repwatch.monitor.pages;

/** Looks: of the system, light and dark, on a phone and on paper. */
final class Style {

    static final String SHEET = """
        :root { color-scheme: light dark; }
        body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto 2rem; max-width: 70rem; padding: 0 1rem; overflow-wrap: anywhere; }
        nav { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: center; padding: .5rem 0; border-bottom: 1px solid #888; }
        nav a { padding: .6rem 0; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #aaa; vertical-align: top; overflow-wrap: normal; }
        .critical, .major { color: #a00; font-weight: 600; }
        .quiet, .stale { color: #595959; }
        .stale td { font-style: italic; }
        label { display: block; }
        textarea { width: 100%; box-sizing: border-box; font: inherit; }
        input, button, select { font: inherit; min-height: 44px; max-width: 100%; box-sizing: border-box; }
        input[type=checkbox] { min-height: 24px; min-width: 24px; vertical-align: middle; }
        .acts button { margin: 0 .3rem .5rem 0; padding: 0 .8rem; }
        .act { border-left: 4px solid #06c; padding-left: 1rem; } .who { margin-left: auto; }
        .alerts { list-style: none; padding: 0; } .alerts li { padding: .4rem 0; border-bottom: 1px solid #aaa; } .alerts label { display: inline; }
        .card { border: 1px solid #888; padding: 0 1rem 1rem; margin-top: 1rem; }
        .owner { font-size: 1.2em; }
        .copy { white-space: pre-wrap; border: 1px solid #888; padding: .6rem; user-select: all; }
        :focus-visible { outline: 3px solid #06c; }
        @media (prefers-color-scheme: dark) {
          body { background: #111; color: #ddd; } a { color: #8bf; } .critical, .major { color: #f88; } .quiet, .stale { color: #aaa; }
        }
        @media print { nav, form { display: none; } body { max-width: none; } }
        .chart { width: 100%; height: auto; } .grid { stroke: #aaa; fill: none; } .line { stroke: #06c; stroke-width: 2; fill: none; }
        """;

    private Style() {}
}
