// Finer signs of what was found and how it is told: warnings, faults, logs, load, people, places.
// Read with their polarity: done, not done, or only asked for. Stems in plain writing; see phraseBook for `|`, `*` and `~`.

export const findings: Record<string, string> = {
  // --- who warns, who complains
  officialVisit: `
    来社|来られ|お見えに|名刺|いらして|受付に~警察|came to the shop|came to the office|at the front desk|at reception|visited us|
    two officers|police id|badge number|left his number|刑事さん|警察官|捜査員|係官|調査官|職員の方が来|見えました|訪ねて|訪問があり|officer|
    officers|detective|agent from|inspector from|came by|showed up at`,
  formalPaper: `
    通知書|照会書|文書|封書|照会|期限|回答せよ|回答を|までに回答|報告せよ|報告を求|公文書|letter from|official letter|deadline|by friday|until friday|
    answer by|confirm receipt|request logs`,
  ourIp: `
    弊社のip|当社のip|うちのip|グローバルip|固定ip|貴社のサーバ|御社のサーバ|当社のサーバ|弊社のサーバ|うちのサーバ|うちのルータ|当社の機器|弊社の機器|当社の回線|弊社の回線|御社の機器|
    我が社の回線|our ip|our address|our line|our server|our servers|our router|our network|our machine*|of ours|
    our mail server|our gateway|our domain`,
  attackingOthers: `
    攻撃に使われ|攻撃元|攻撃している|攻撃通信|踏み台|スキャンし|スキャンして|感染している|感染端末|不審な通信|通信先|大量通信|悪用されて|配布に使われ|フィッシングページ|attacking|
    attacks others|scans the internet|port scanning|sends attacks|talks to|contacts a|is infected|are infected|
    compromised|implant|web shell|proxy by|botnet|malicious traffic|distribut*|beacon*`,
  targetList: `
    標的|攻撃対象|リストに~名前|リストに~入って|一覧に~あった|狙われ|狙う|名指し|押収|target list|on their list|on a list|targets|plans to attack|
    seized|in criminal hands|access broker|access seller|for sale by`,
  journalist: `
    新聞|記者|取材|報道|テレビ局|ライター|コメント~ほしい|掲載|朝刊|journalist|reporter|newspaper|comment on|asks for comment|
    wants a comment|media|週刊誌|新聞社|通信社|メディア|マスコミ|プレス|press|tv station|magazine|blog post about|reporter from`,
  onlyWeHave: `
    にしか~ない|だけに登録|だけに教え|専用に作|うちしか|しか知らない|そちらから~漏|から出たとしか|そちらに~だけ|only to us|only for us|gave only us|only we have|
    only our|which only we|must come from|came from us|knew his exact|knew her exact|exact order|exact policy|
    details only|弊社にしか|当社にしか|御社にしか|貴社にしか|登録していない|登録した情報|登録情報が|登録したメールアドレス|registered with us|registered only|
    only used for|only used with|used only`,
  nameList: `
    名簿屋|名簿業者|勧誘電話|営業電話|迷惑電話|詐欺の電話|詐欺電話|dm が|ダイレクトメール|spam on it|scam call|calls naming|telemarket*`,
  boughtUsed: `
    中古|フリマ|オークション|ネットで買|購入された方|リサイクル|廃棄した~はず|used laptop|second-hand|ebay|auction|flea market|bought a used|
    bought an old|buyer found|buyer of our old`,
  documentSeen: `
    うちの様式|図面番号|本物でした|本物です|実在の|照合|一致し|a sample|samples|sample of|screenshots|looks real|look real|is real|
    one is definitely|every number was right|correct ones`,
  // --- vulnerability
  byEditing: `
    番号を変え|番号を増や|数字を変え|idを変え|数字を1つ|一つ変え|書き換えて~でき|urlを直|直接打|推測|連打すると|押すと~管理|空にして|複製|録音して流|edit the|editing the|
    changing the|change the number|change the id|changing the number|guess*|by pressing|replayed|cloned card|
    you can|lets you|allows anyone|can be downloaded by|can read any|can reset any|accepts any|
    accepts a negative|skip the payment`,
  patchWanted: `
    パッチ|修正プログラム|修正版|修正ファーム|更新プログラム|アップデートを|適用し|適用の|当てて|未適用|サポートが終|サポート終了|サポート切れ|バージョンは|該当しま|該当する|対象機種|公表され|悪用が確認|
    既に悪用|patch*|not patched|no fix|advisory|bulletin|upgrade|unsupported|end of life|versions behind|fixed in|
    exploited in the wild|all customers to update`,
  flawWord: `
    脆弱|穴が|穴を|穴は|欠陥|不具合|不備|認証を回避|認証を飛ば|認証なしで|初期パスワード|初期の暗証|既定のパスワード|固定のパスワード|裏の管理|バックドア|埋め込まれたまま|埋まった|暗号化されてい~ない|
    平文|vulnerab*|security hole|a hole|flaw|flaws|bug|weakness|weak cipher*|default password|hardcoded|hard-coded|
    backdoor|bypass*|remote code|zero click|unauthenticated|without a token|not encrypted|injection|xss|csrf|
    takeover of subdomain|open redirect|poc|proof of concept|exploit code`,
  ourProduct: `
    自社製品|当社製品|弊社製品|弊社の製品|弊社アプリ|自社アプリ|当社アプリ|うちのアプリ|ファームウェア|ファーム|出荷済|製品の|our product|our firmware|our app|
    our device|our devices|our camera*|our portal|our api|units sold|smart lock|our website|our booking|our form|
    your website|your site|your booking|your password reset`,
  reward: `
    報奨金|謝礼|賞金|バグバウンティ|お金~欲しい|bounty|reward|disclosure|publish in|days before|90 days|90日|公表する|公開するそう`,
  // --- logs and permissions
  comparing: `
    突き合わせ|突合|比べて|照らし合わせ|点検で|点検していて|確認していて|見直していて|集計して|抽出し|抽出したところ|棚卸しで|レビューで|監査で|準備をしていて|眺めて|遡ると|さかのぼ|差分|
    comparing|compared|reconciling|reviewing|while preparing|going through|looking through|looked at the|
    reading old|quarterly|monthly check|weekly check|access review|statistics|inventory of accounts|grep`,
  noTicket: `
    作業申請|申請は出ていな|申請がな|申請書がな|作業票|作業簿|変更票|誰もやっていな|誰も実施していな|誰の作業でもな|身に覚えのある者|担当者に心当たり|担当者は~心当たり|no change ticket|
    no ticket|no request|nobody requested|no one requested|nobody admits|no one admits|without a ticket|
    nobody can explain|change tickets`,
  deadAccount: `
    退職者のid|退職した~id|退職者の|元派遣|無効にしたはず|無効化した|停止したはず|削除済みのはず|委託が終わった|left the company|who left|leavers|dismissed|
    ex-employee|former employee|disabled in|should be dead|account of someone who`,
  logGap: `
    消えて|消されて|消去|欠け|欠落|空白|抜けて|止められて|止めた|停止されて|記録が無|残っていな|改ざん検知|cleared|emptied|gap|missing log*|absent|
    zero events|truncat*|switched off logging|stoplogging|logging off|logs are missing`,
  bulkRead: `
    大量に|大量の|一括|丸ごと|まるごと|全件|全部読|ごっそり|数千|千件|万件|gb|mass|bulk|in full|whole table|entire table|all customers|
    thousands of|every customer|every member|export`,
  shareAll: `
    全員が閲覧|全員に公開|全員が見|誰でも|だれでも|誰もが|外から|外部から|社外から|インターネット側|インターネットに|ネットに出て|検索エンジン|検索で|検索に|匿名アクセス|anyone|anybody|
    everyone|everybody|whole world|the internet|the world|search engine|google|publicly|to all|visible to all|
    any browser|from outside|anonymous reading|any logged-in|外部の誰|世界中|全世界|不特定多数|社内全体|全ユーザ|全員に見|全員が|guests|
    strangers|unauthenticated|all users|all employees|all staff|third parties`,
  settingMade: `
    設定ミス|設定を誤|設定を間違|設定にな|設定でし|設定して|設定の|権限を|権限が|権限の|公開範囲|公開設定|ルールを|開放|全開放|オンにな|許可されて|アクセス権|permission*|setting|
    settings|sharing option|misconfig*|security group|firewall rule|wrong box|access level|rules are|debug mode|
    default rule|inheritance`,
  // --- web
  ourPage: `
    トップページ|ホームページ|公式サイト|公式アカウント|公式アカ|公式x|公式インスタ|公式line|採用ページ|新着情報|お知らせ欄|バナー|フッター|決済ページ|予約ページ|cms|管理画面|homepage|
    our site|our page|our website|our web shop|official account|official x|our facebook|our instagram|
    our channel|our blog|footer|checkout page|landing page|start page|company account|the company account|
    corporate account|会社の公式|会社のアカウント`,
  pageShows: `
    表示されて|表示される|表示され|になっています|になっていま|に変わ|差し替わ|差し替え|置き換|貼られて|書かれて|載って|飛ばされ|転送され|足されて|増えて|shows|displays|
    was replaced|replaced by|replaced with|redirect*|appeared on|now says|posted|renamed|swapped`,
  copycat: `
    そっくり|まねた|真似|似せた|よく似た|コピーした|ロゴを使|ロゴ~使|偽の通販|偽通販|偽サイト|偽アプリ|偽アカウント|偽の公式|偽ページ|clone|copycat|copy of our|imitation|
    lookalike|fake version|fake shop|fake profile|fake account|fake app|with our logo|our logo|similar address|
    bogus site|false official|looks like ours`,
  nobodyEdited: `
    更新していな|更新してな|誰も更新|編集していな|触っていな|投稿していな|誰も投稿|制作会社|nobody here changed|nobody edited|we didn't write|
    didn't put it|not by us|wasn't us|web agency|agency is closed|team denies`,
  // --- load
  peakEvent: `
    発売|販売開始|受付開始|申込開始|合格発表|セール|テレビ|放送|抽選|初日|締切日|キャンペーン|月初|朝だけ|一斉に|opened sale|sale opened|launch|on tv|tv spot|
    first day|registration opened|newsletter went out|deadline day|since the appeal|受付初日|予約開始|先着|限定|再販|発売日|新発売|
    年末|年度末|給料日|サービス開始|リリース直後|メルマガ配信|cm|紹介され|バズ|話題にな|black friday|flash sale|new release|went viral|viral|
    campaign|enrolment|enrollment|registration day|results day|deadline|payday|release day|申込の開始|抽選申込|警報が出|予報|大会|
    選挙|storm warning|election|match day|festival|came out`,
  botTraffic: `
    ボット|bot|bots|スクレイピング|クローラ|機械的|人間とは思え|連打|同じip|海外から~アクセス|crawler*|scraper*|scalper*|same address|
    one hosting company|from abroad|spoofed|amplification|volumetric|udp|syn|外国から|海外から|自動的に|ロボット|毎分|robots|
    automated|scripted|from one network`,
  load: `
    cpu|負荷|帯域|上限|飽和|埋ま|張り付|溢れ|パンク|捌|接続数|セッション|トラフィック|パケット|秒間|毎秒|1秒に|1分に|倍の|倍です|saturated|at its limit|
    at the limit|ceiling|connections|traffic|packets|requests|per second|a second|per minute|a minute|
    server load|-fold|times the normal`,
  cannotUse: `
    使えない|使えません|開けない|開けません|進めない|進みません|買えない|買い物できな|業務ができな|仕事にならな|つながらない|繋がらない|電話が殺到|苦情の電話|問い合わせが殺到|
    can't be reached|cannot be reached|customers are calling|customers keep calling|spins forever|blank page|
    can't get on|can't sign on|not load|doesn't load|nothing loads|frozen|froze|freezes|choking|dying|collapsed|
    進まない|開かない|見られない|見れない|入れない|電話が鳴り|電話が止まら|お電話が多数|多数お電話|鳴りやみません|鳴り止みません|まま動かない|can't order|cannot order|
    can't buy|cannot log on|phones are ringing|keep calling|phone keeps ringing`,
  // --- people
  leaving: `
    退職予定|退職する|辞める|辞めた|辞めさせ|最終日|最終出社|独立する|移る人|転職|解雇|懲戒|引き継ぎ|leaves on|is leaving|who is leaving|resigned|last day|
    before he was fired|fired|dismissed|joining a rival|goes to a rival|moving to a rival|to a competitor|退社|退職者|
    退職が|退職し|辞職|離職|契約終了|契約満了|定年|leaver|leaving the company|left us|quit|handed in|notice period|terminated|
    laid off|retire*|contract ends|last week here|outgoing|on his last|on her last|leaves us|off to a competitor`,
  privateGain: `
    横流し|売って|売り|謝礼|見返り|接待|報酬|金を渡|株の売買|自分の会社|身内|sells|sold the|for money|gets a cut|a share|kickback|his brother|
    her brother|his wife|his own company|pays a company`,
  curious: `
    知人の|友達の|元交際|元カノ|元夫|元妻|有名人|芸能人|興味|業務と関係|関係ない職員|ex-husband|ex-wife|celebrity|neighbour's|he knows|
    people she knows|no treatment reason|his tenant|for fun|out of curiosity|同級生|幼なじみ|昔の恋人|ママ友|school friend|
    old flame|former classmate|rival family`,
  orderedToHide: `
    消すように言|消せと|なかったことに|直すように言|作り直|数字を直|隠蔽|口裏|監査の前|監査が来る前|delete records|before the inspectors|before the audit|
    hide mistakes|to hide|erases|asked me to use|told me to use|wants me to delete|look fine`,
  seenMyself: `
    見ました|見た人|見てしま|目撃|見かけ|聞きました|と聞いた|話していました|噂|らしいです|ようです|疑い|疑われ|匿名|証拠|i saw|saw it myself|have a photo|
    i have copies|told me as a joke|jokes about|he told me|she told me|students say|everybody knows|anonymous|
    offered me|見かけまし|目にし|気になりま|気になって|心配で|不審に思|怪しいと思|おかしいと思|相談です|通報です|内密に|匿名で|i noticed|i have noticed|
    i overheard|overheard|i suspect|suspect that|i believe|concerned about|worried about|confidential*|
    want to report|would like to report|don't want to be named|not give my name`,
  othersLogin: `
    他人のid|人のid|他人の番号|同僚のid|なりすまして承認|代わりに承認|パスワードを回し|パスワードを貸|カードを借り|other people's logins|share one login|
    colleague's login|use his token|my token for|under a sick colleague|someone else's number`,
  noPermission: `
    許可は取|許可を取|許可を得|許可して|許可なく|承認を得|承認され|申請して|申請せ|申請を出|申請は|届け出|審査|認められて|認めて|認可|禁止|指定の|公式ツール|公式のツール|情シスを通さ|情シスは知|
    情シスに|本部に内緒|独自に|approved|approval|permission|allowed|permitted|policy|official one|official tool|vetted|
    cleared with|asked it|it has never|without review|without telling|on the list|the approved`,
  privateOwned: `
    個人の|個人名義|個人契約|個人アカウント|自分名義|私用|私物|自腹|自宅|家で|無料の|無料版|無料プラン|勝手に契約|持ち込み|private|personal|own licence|own license|
    own card|own cloud|own subscription|consumer|hobby|free version|free messenger|home address|someone's card`,
  aiFeed: `
    要約|翻訳|校正|文字起こし|下書き|整形|変換|結合|議事録|相談を~ai|aiに|投げて|読ませ|summar*|translat*|rewrite|transcri*|minutes|note taker|
    note-taker|chatbot|feeds it|assistant app|チャットボット|aiサービス|aiツール|ai翻訳|ai議事録|生成ai|プロンプト|学習に使|入力した内容|
    language model|prompt|ai chat|ai assistant|ai service|ai tool|summary|summaries|to translate|translated|
    to summarise|to summarize|to check grammar`,
  // --- place
  noBadge: `
    名札|社員証を|社員証なし|入館証を|首から|来客の札|without badge|without a badge|no badge|visitor pass|forged|not wearing`,
  forced: `
    こじ開け|こじられ|壊され|割れて|割られ|切られ|破られ|外され|荒らされ|足跡|警報|発報|forced|broken|smashed|cut|torn|levered|prised|pried|jumped|
    climbed|alarm`,
  ranOff: `
    立ち去|逃げ|走って|足早|見失|出て行|出ていき|left when|ran|ran away|slipped away|wandered|disappeared into|took the elevator`,
  fakeVisitor: `
    点検|工事|清掃|配達員|業者~予定のな|予定はな|予定のない|確認すると~ない|検査員|inspector|delivery vest|courier vest|overalls|supposed|
    nobody ordered|no such employee|doesn't know him|technician nobody|painter`,
  plantedThing: `
    見慣れない機器|見慣れない機械|小さな箱|小さな機械|小さな機器|盗聴|レコーダー|隠しカメラ|見慣れない部品|つながって|貼られて|small black box|hidden camera|dongle|
    keylogger-like|taped under|plugged into the network|microphone|raspberry|bug under|不審物|不審な装置|不審なケーブル|不審なusb|
    見覚えのない機器|見覚えのないケーブル|見覚えのないルータ|知らない機器|知らない装置|知らないルータ|仕掛けられ|設置されて|unknown device|strange device|
    suspicious device|strange cable|rogue access point|skimmer|tracking device|planted|bugging|タグが|発信機|airtag|
    tracker|camera behind|recorder|transmitter`,
  lureStory: `
    再配達|不在票|当選|懸賞|給付金|還付|補助金|助成金|点検の案内|アンケート|投票|会員登録|クーポン|抽選|著作権|健康診断|写真を見|動画見て|customs|lottery|you've won|prize|
    coupon|survey|refund|overdue|unpaid toll|parking fine|vaccination|party photo|voicemail`,
  nothingEntered: `
    何も入力|入力は~ない|入力はしてい|入力していませ|入力してない|何も入れて|何も打って|何も書いて|何も押さ|入力なし|入力せず|入れていませ|入れてない|情報は入れて|記入していな|nothing typed|
    typed nothing|didn't type|did not type|did not enter|didn't enter|no data entered|no password entered|
    no details|without filling|did not fill|didn't fill|gave nothing|no creds|filled nothing|nothing was typed|
    stopped there|i stopped|not sign in|didn't sign in|didn't log in|入力はしていません|入力はありません|入力していません|入れていません|入力してません|
    入れてません|打っていません|書いていません|記入していません|送っていません|登録していません|ログインはしていません|ログインしていません|入力しておりません|入れておりません|入力画面で|入力前に|途中で気づ|
    途中でやめ|nothing entered|entered nothing|no info|no information|did not provide|didn't provide|did not give|
    didn't give|did not submit|didn't submit|without entering|without typing|no login|didn't fall for|
    no data was|nothing else|stopped at the login`,
  othersWereHit: `
    を開いてしまっ|開いて感染|感染したとのこと|感染したそう|opened a file from|opened the file from|and now has|now has ransomware|
    their pcs are`,
  ofUs: `
    当社名|弊社名|うちの名前|社名が|社名と|当院|当園|当館|本校|当店|我々|our company|our name|our hospital|our school|our hotel|our bank|
    our brand|our clinic|our band|our club|our charity|our museum`,
  weRun: `
    うちでも使|使用中|利用中|使っている|使っています|稼働|導入して|動いて|台あ|運用して|we run|we use|we have|our version|in use|units|of them|
    in our build|installed here|logistics is using|弊社でも|当社でも|当院でも|社内で使|利用してい|使用してい|採用してい|入れてい|対象製品|対象バージョン|対象の機器|
    affected|affects us|are affected|we're running|running the|we are running|deployed|we still use|
    we still have|our instance|our installation`,
  newsHeard: `
    ニュースで|報道で|報道が|記事を見|読みました|読んだ|ネットで見|話題|in the news|the news says|read about|i read|i have read|went public|
    published today`,
  otherCompany: `他社さん|他社の|よその会社|別の会社で|大手の|同業他社|another company|other companies|at another|elsewhere`,
  checkupNeeded: `
    判断を|判断し|ご判断|ご指示|指示ください|確認願|確認をお願い|対応要否|対応の要否|放置で|please triage|advise|take over|permission to|who handles|
    who decides|anybody looking|is anyone`,
  recordsShown: `検査値|健康診断|診断書|検査結果|処方|紹介状|medical|test results|prescription|care plan`,
  apology: `
    申し訳|すみません|ごめん|お詫び|反省|my mistake|my fault|i am sorry|i'm sorry|sorry, it was me|feel dumb|stupidly|i confess|
    confession`,
  // --- talk
  wish: `
    してほしい|してください|したいです|したいのですが|いただきたい|お願いしたい|お願いできます|もらえますか|ほしいです|ください|i'd like|i would like|could you|can you|
    could somebody|may i|may we|please send|can i get|i need a|we want to|are there|do you have|教えて|知りたく|手順書|
    どこですか|is the desk open|open on`,
  which: `
    いつです|いつから|いつまで|どこです|どこに|どこで|どちら|どなた|だれです|何日|何文字|何位|何ですか|何でした|って何|いくつ|いくら|どれです|違いは|何が違|when is|when does|
    when will|where is|where can|who is responsible|who do|which|how many|how long|what is the difference|
    what does|what would happen`,
  allGood: `
    ありませんでした|問題ない|問題なし|ですみました|家にありまし|出てきました|取り消します|取り消して|取り下げ|だったので大丈夫|わかりました|本当に銀行|業者さんでした|定期作業|計画メンテ|
    planned maintenance|was the new|was the screensaver|all good|all settled|please cancel|closing|in my gym|
    new cleaner|was genuine`,
  chat: `笑|ランチ|お昼|飲み会|天気|元気|すごいね|lol|haha|lunch|weather|cool|bot|joke|hi bot`,
};
