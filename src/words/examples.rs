//! Lines that may be typed, under the help of each command: every one of them works on the demonstration.

use super::phrase::phrases;

phrases! {
    /// `crono init`.
    INIT: it "crono init
crono init --plan civitavecchia --file gara.json"
        en "crono init
crono init --plan civitavecchia --file tender.json";
    /// `crono plan`.
    PLAN: it "crono plan show
crono plan show --json
crono plan show lavori
crono plan check lavori
crono plan apply civitavecchia --dry-run
crono plan list"
        en "crono plan show
crono plan show --json
crono plan show lavori
crono plan check lavori
crono plan apply civitavecchia --dry-run
crono plan list";
    /// `crono status`.
    STATUS: it "crono status
crono status --brief
crono status --json --file gara.json"
        en "crono status
crono status --brief
crono status --json --file tender.json";
    /// `crono record`.
    RECORD: it "crono record migration_verified
crono record training_done 20/8 --protocol 4712/2026 --source pec
crono record content_published:polizia-locale ieri"
        en "crono record migration_verified
crono record training_done 20/8 --protocol 4712/2026 --source pec
crono record content_published:polizia-locale yesterday";
    /// `crono clear`.
    CLEAR: it "crono clear assistance_answer:2 --reason \"era la n. 3\"
crono clear suspension:2 --reason \"revocata\""
        en "crono clear assistance_answer:2 --reason \"it was no. 3\"
crono clear suspension:2 --reason \"revoked\"";
    /// `crono item`.
    ITEM: it "crono item add content_published biblioteca --label Biblioteca
crono item drop content_published polizia-locale --reason \"non serve\""
        en "crono item add content_published library --label Library
crono item drop content_published polizia-locale --reason \"not needed\"";
    /// `crono tick`.
    TICK: it "crono tick acceptance_test faq contatti-ufficio
crono tick acceptance_test manuali ieri --note \"In due copie\"
crono tick acceptance_test font none"
        en "crono tick acceptance_test faq contatti-ufficio
crono tick acceptance_test manuali yesterday --note \"Two copies\"
crono tick acceptance_test font none";
    /// `crono point`.
    POINT: it "crono point add acceptance_test backup \"Copia fuori sede\" --code art.7
crono point rename acceptance_test manuali \"Manuali, su carta\"
crono point drop acceptance_test monitoraggio"
        en "crono point add acceptance_test backup \"Copy off site\" --code art.7
crono point rename acceptance_test manuali \"Manuals, on paper\"
crono point drop acceptance_test monitoraggio";
    /// `crono request`.
    REQUEST: it "crono request open --subject \"Modulo per l'asilo\" -y
crono request answer 3 --protocol 5120/2026"
        en "crono request open --subject \"Form for the nursery\" -y
crono request answer 3 --protocol 5120/2026";
    /// `crono note`.
    NOTE: it "crono note plan Sentito il fornitore per telefono
crono note 3 \"Sopralluogo fissato\" --date ieri
crono note 8 \"Due ore con gli uffici\" --kind training"
        en "crono note plan Spoke with the supplier by telephone
crono note 3 \"Visit arranged\" --date yesterday
crono note 8 \"Two hours with the offices\" --kind training";
    /// `crono get`.
    GET: it "crono get
crono get clocks.content.limit"
        en "crono get
crono get clocks.content.limit";
    /// `crono set`.
    SET: it "crono set clocks.content.warn 15
crono set rules.local_holidays 28/4 31 agosto"
        en "crono set clocks.content.warn 15
crono set rules.local_holidays 28/4 31/8";
    /// `crono undo`.
    UNDO: it "crono undo" en "crono undo";
    /// `crono redo`.
    REDO: it "crono redo" en "crono redo";
    /// `crono log`.
    LOG: it "crono log --since 1/8 --by torri
crono log --event content_published
crono log --until 31/12/2025 --json"
        en "crono log --since 1/8 --by torri
crono log --event content_published
crono log --until 31/12/2025 --json";
    /// `crono why`.
    WHY: it "crono why content
crono why assistance:3"
        en "crono why content
crono why assistance:3";
    /// `crono export`.
    EXPORT: it "crono export html -o stato.html
crono export csv --table requests --dialect excel-it -o richieste.csv"
        en "crono export html -o state.html
crono export csv --table requests -o requests.csv";
    /// `crono check`.
    CHECK: it "crono check
crono check -w 10: -c 3: --limit 5"
        en "crono check
crono check -w 10: -c 3: --limit 5";
    /// `crono validate`.
    VALIDATE: it "crono validate" en "crono validate";
    /// `crono restore`.
    RESTORE: it "crono restore
crono restore 23/8/2026 -y"
        en "crono restore
crono restore 23/8/2026 -y";
    /// `crono doctor`.
    DOCTOR: it "crono doctor" en "crono doctor";
    /// `crono schema`.
    SCHEMA: it "crono schema > crono.schema.json" en "crono schema > crono.schema.json";
    /// `crono completions`.
    COMPLETIONS: it "source <(crono completions bash)
crono completions zsh > _crono
crono completions fish > crono.fish"
        en "source <(crono completions bash)
crono completions zsh > _crono
crono completions fish > crono.fish";
    /// `crono man`.
    MAN: it "crono man > crono.1" en "crono man > crono.1";
    /// `crono help`.
    HELP: it "crono help record
crono help request answer"
        en "crono help record
crono help request answer";
    /// `crono version`.
    VERSION: it "crono version" en "crono version";
}
