// What happens to web sites, systems and rooms, and what people do against the rules.
// Read with their polarity: done, not done, or only asked for. Stems in plain writing; see phraseBook for `|`, `*` and `~`.

export const systemsAndPlaces: Record<string, string> = {
  // --- web site, SNS
  deface: `
    改ざん|改竄|かいざん|書き換えられ|書き換わ|差し替わ|差し替えられ|すり替|埋め込まれ|挿入され|hacked by|ハッキングされ|別のサイトに飛|違うサイトに飛|別サイトに飛|変なサイトに飛|カジノ|飛ばされ|
    リダイレクトされ|defaced|defacement|redirects to|redirected to|hidden iframe|injected|replaced with|swapped|
    our site now shows|homepage shows|hacked|skull|旗の画像|知らないページが|覚えのないページ|見覚えのないページ|覚えのないリンク|覚えのない投稿|覚えのないバナー|
    勝手に投稿|乗っ取ら|のっとら|英語のリンク|医薬品のリンク|知らないプラグイン|知らない管理|記事が~増え|旗|挑発|政治的|卑猥|skimmer|script we|unknown script|
    strange script|casino|pharmacy|cheap pills|masked man|owned by some|hackers left|hacker's message|
    coin giveaway|streams coins|fake captcha|taken over and renamed|改ざんされ|改変され|書き換えられて|ページが変わ|画像が変わ|見たことのないページ|
    変なページが|変な画像|変な文章|変な広告|変な投稿|知らない画像|知らない広告|知らない投稿|知らない記事|知らないリンク|スパムページ|スパム記事|アダルト|別サイトへ|違うサイトへ|違うページに飛|勝手に飛|
    転送されてしま|twitterが乗っ|インスタが乗っ|アカウントが乗っ取られ|アカウントを乗っ取られ|site was hacked|site got hacked|website was hacked|
    website got hacked|has been hacked|was hacked|got hacked|hijacked|graffiti|strange content|strange page|
    spam pages|spam posts|weird posts|posts we didn't|posted by someone|changed our homepage|vandal*|
    malicious script|redirecting|redirected|redirect to|国旗|音楽が流れ|知らない国|知らない曲|別物になって|乗っ取|page sells|site sells|
    sells sunglasses|plays music|strange flag|our page now|our page is now|our page says|other people's ads`,
  imitate: `
    偽サイト|偽のサイト|そっくり|そっくりな|似せた|模した|模倣|なりすましサイト|なりすましアカウント|偽アカウント|偽のアカウント|偽物のサイト|コピーサイト|似たドメイン|類似ドメイン|うちの名前を使|ロゴを使|
    ロゴが使|ロゴも|fake site|fake website|fake version|fake page|fake account|fake profile|fake shop|fake store|clone|
    cloned|copy of our|copied our|lookalike|look-alike|imitat*|impersonat*|pretending to be our|
    pretends to be our|pretending to be us|pretends to be us|using our logo|with our logo|one letter different|
    typosquat*|偽ショップ|偽通販|偽物の|まねた|真似た|をまねて|そっくりの|うちのものではない|copycat|bogus site|false|twin|別の住所に|別のurl|似た住所|
    そっくりの~サイト|runs a profile|a profile with our|profile in our name|account with our name|answers patients|
    poses as our|acts as us|page in our name`,
  overload: `
    つながらな|つながりませ|繋がらな|繋がりませ|つながりにく|繋がりにく|表示されな|開かな|落ちて|落ちま|落ちた|落ちる|ダウンし|ダウンして|ダウン中|応答しな|応答がな|応答な|返ってこな|激重|重すぎ|
    遅すぎ|極端に遅|レスポンスが|タイムアウト|503|502|504|500エラー|真っ白|くるくる|パンク|サーバーエラー|サーバエラー|アクセス集中|アクセスが集中|アクセスが殺到|殺到|高負荷|負荷が|負荷で|
    帯域|張り付|輻輳|通信が遅|回線が遅|ネットが遅|dos攻撃|ddos*|dos attack|flood*|大量アクセス|大量のアクセス|大量のリクエスト|リクエストが|秒間|毎秒|rps|qps|req/s|
    requests per|per second|is down|went down|site down|are down|unreachable|not responding|unresponsive|
    timing out|time out|times out|timeout|timeouts|bad gateway|gateway|overload*|too slow|very slow|crawls|
    crawling|traffic spike|traffic surge|traffic graph|syn packet*|syn flood|saturat*|cannot keep up|
    can't keep up|bandwidth|botnet traffic|hammering|drowning|keeps crashing|スパイク|同時接続|無言電話|処理しきれ|さばききれ|捌ききれ|
    動きません|応答せず|応答しませ|開けません|固まります|固まり|砂時計|ほとんど開|止まりました|止まります|入れないという苦情|処理が追いつ|受信できなくな|死にます|落ちました|アクセスが来|spins|
    collapsed|unusable|barely|lag|not load|crash|crashes|dark|offline|unavailable|latency|freezes|network crawls|
    dying|つながらなく|繋がらなく|つながりづら|繋がりづら|見られない|見れない|見られません|見れません|開けなく|重くて開|重くて使|とても重い|非常に重い|遅くて|遅延|止まってい|止まってる|落ちてる|
    落ちている|サービス停止|サービスが停止|応答なし|応答しない|反応しない|反応がな|リクエスト過多|大量のパケット|大量のトラフィック|トラフィックが急増|アクセスが急増|アクセス急増|アクセス過多|ddos|
    サーバが重|サイトが重|サーバーが重|not available|not reachable|cannot access|can't access|cannot open|can't open the site|
    won't load|doesn't respond|does not respond|no response|slow response|very sluggish|sluggish|laggy|
    server errors|http 500|error 500|error 503|503s|502s|too many requests|traffic jam|under attack|
    attack traffic|high load|heavy load|spike in|surge|outage|叩かれ|叩いて|送れません|送れない|電話がパンク|回線がパンク|出られない|かからない|話し中|
    何万回|何千回|一度に|いっぺんに|殺到し|died when|page died|site died|thousands at once|all at once|gets through|get through|
    engaged|nonstop|ring it|robots|swamped|jammed|blocked by calls|buckled|melted|on its knees|at the same time`,
  // --- people
  takeOut: `
    持ち出|持ち帰|もちだ|持って帰|コピーし|コピーして|コピーを取|コピーしてい|ダウンロードして|印刷し|撮影し|写真を撮|写メ|スクショ|usbに|外付け|個人のメールに|自分のメールに|自宅に送|自宅に持|
    横流し|売って|売り渡|渡してい|流してい|漏らしてい|教えてい|copying|copied|taking home|takes home|took home|taking data|takes it home|
    smuggl*|exfiltrat*|forwards our|selling|sells|sold|printed|printing|photographs|took pictures|took photos|
    taking photos|taking pictures|onto a usb|to a usb|external drive|external disk|hands over|書き写し|写真に撮って|撮って|
    撮影して|移して|ディスクに移|車に積|持ち出させ|見せた|渡して|外に流|copies|copies of|keeps a copy|syncs the whole|forwards|to his private|
    to her private|takes confidential|photographing|photographs screens|hands him papers|持ち出した|持ち出して|持ち出そう|持ち帰って|
    コピーしていま|コピーした|usbに入れ|usbにコピ|usbに保存|私物のusb|個人usb|ごっそり|バックアップを取って|外部に送って|外部に流|社外に持|社外に送|情報を売|情報を流|情報を漏ら|漏らした|
    転職先に|ライバル会社|競合に|copied the|copied our|copied all|downloading all|downloads all|downloaded all|
    downloaded the whole|sending files to|sends files to|emailing files|emailed herself|emailed himself|
    to his own|to her own|taking files|took files|took the data|steals|stealing|stole data|leaks to|passing on|
    passes on|gives our|gave our|on a personal drive|personal usb|to a competitor|全部写真に|台帳を|ノートに写|photographed|
    snapped|filmed|tells a|passes to|whispers to|gave to his|tips off|leaves with`,
  peek: `
    覗い|のぞい|のぞき見|覗き見|盗み見|勝手に見|勝手に閲覧|勝手に検索|興味本位|業務と関係なく|業務に関係|業務外で|私的に|担当でもな|関係ないのに|不正に閲覧|不正閲覧|snoop*|looked up|
    looks up|looking up|peek*|spying|reads other|reading other|reads the mail|nosing|no business reason|
    without a business|out of curiosity|not his customer|not her patient|見ている人|見ていた|閲覧していた|開いていた|調べて|調べた|検索していた|
    読んでいます|入って~メールを読|checked her|checked his|checks his|reads his team|listens to|opened the file|looks through|
    reads the boss|should not see|見ているみたい|覗き|のぞき|勝手に開|勝手に見て|勝手にログイン|勝手にアクセス|権限がないのに|権限もないのに|用もないのに|必要もないのに|業務上必要|
    業務外|閲覧権限|個人的な理由|私用で閲覧|私用で検索|近所の人|芸能人|元妻|元夫|知り合いの~情報|知り合いの~カルテ|browsing through|browses|looking at files|
    looks at files|looking into|read my mail|reads my mail|reads our|opens other|opened other|accessing records|
    accessed records|viewed the record|viewed records|no reason to|without reason|without any reason|
    private interest|収入を調べ|年収を|成績を見|病歴を|住所を調べ|調べて話し|調べて言い|looked up his|looked up her|look up their|
    checked up on|nosy|gossip*|tells everyone|仕事に関係のない|仕事と関係のない|関係のないお客様の情報|関係のない~情報を見|情報を見ている|情報を見ていた`,
  breakRules: `
    ルール違反|規則違反|規定違反|わざと|故意|使い回し|使いまわし|付箋|貸し借り|又貸し|他人のid|人のid|共用して|代わりに承認|横領|着服|改ざんして|書き換えている|水増し|偽造|隠蔽|消しておく|
    証拠を消|口止め|見返り|キックバック|賄賂|腹いせ|嫌がらせ|仕返し|恨み|無断で|こっそり|on purpose|deliberate*|disabled the|cheat*|fraudulent*|
    bypass*|kickback|bribe|cover up|covering up|hide it|revenge|sabotage*|wiped|shared login|
    someone else's login|colleague's login|colleague's password|falsif*|forg*|embezzl*|ごまかし|抜いている|抜いて|いじっ|変えた|
    書き換え|言われています|断りたい|隠し|消していき|全部消し|消した|偽って|金を渡|しているのを見|made up|changes records|changed grades|erases|hide|
    scheduled a script|switched off logging|disabled|out of spite|sells|cheat|わざと消|仕返しに|腹を立て|消していっ|壊していっ|
    deleted all|deleted everything|outgoing|sabotag*|burglar friend|bribed|fiddles|fiddling the`,
  useUnapproved: `
    許可を取ら|許可なく|許可なし|許可を得|許可してない|無許可|承認を得|承認なし|未承認|未許可|申請して|申請せ|申請な|申請出して|会社の許可|会社に内緒|会社に黙|内緒で|黙って使|勝手に使|勝手に契約|
    勝手に導入|個人アカウント|個人のアカウント|個人契約|個人の契約|個人で契約|私用の|私用アカ|私物|個人のgmail|自分のgmail|無料版|無料の|フリーの|シャドーit|シャドウit|野良|
    shadow it|unapproved|not approved|without approval|without permission|never asked it|nobody asked it|
    it doesn't know|it does not know|not on the approved|unsanctioned|personal account|personal dropbox|
    personal drive|personal gmail|private account|private google|private dropbox|free version|free tier|
    free account|own account|on my own|own credit card|my own card|貼って要約|貼り付けて|読ませ|食わせ|要約させ|翻訳させ|翻訳し|アップロードし|
    アップロードして|pasted|uploaded|uploading|pasting|fed it|feed it|signed up|使っていました|使っています|入れていました|運用して|契約していま|
    契約していた|便利なので|便利だから|流しています|流していた|同期して|保存していま|やり取りして|やりとりして|connected a personal|signed up with|hooked|
    installed an ai|uses a consumer|keeps grades|rents its own|bought its own|runs a whiteboard|
    subscriptions for|勝手に使って|勝手に使用|使用申請|利用申請|申請していな|申請してな|申請なし|承認されていな|承認されてな|承認を取|認められていな|認められてな|未承認の|非公式|会社が認め|
    会社で認め|会社では禁止|禁止されて|ルールでは禁止|個人のスマホ|個人のpc|個人の端末|自分のスマホ|自分のpc|自分のパソコン|自分のアカウントで契約|自分のカード|立て替えて契約|無断で使|無断で契約|
    無断で導入|無断利用|私用アカウント|個人line|個人のline|プライベートの|private phone|own phone|own laptop|own computer|own device|byod|
    not allowed|not permitted|against policy|against the rules|forbidden|prohibited|without asking|without it|
    never approved|never registered|unregistered|unofficial|unlicensed|unvetted|workaround|secretly use|
    secretly using|behind it's back|our own tool|bought a subscription|bought licences|signed up for|
    registered with my|started using|黙って|上長に黙|許可はありま|許可がな|許可もな|無料掲示板|無料の掲示板|書き起こし|個人の無料|町の許可|会社は知らない|
    company doesn't know|captain's|free app|free service|free site|online chatbot|asked an online|
    asked a chatbot|polish|real names inside|lives in a|behind the company`,
  // --- physical
  enterPlace: `
    侵入|忍び込|入り込|入ってき|入ってい|入って行|入ろうと|入室|入館|立ち入|うろうろ|うろつ|徘徊|不審者|不審な人|知らない人が|知らない人|知らない男|知らない女|見知らぬ|見かけない人|見慣れない人|
    面識のない|共連れ|ともづれ|後ろについて|すぐ後ろ|ついて入|こじ開け|壊され|割られ|破られ|開けっ放し|開けっぱなし|開いたまま|施錠されて|施錠忘|鍵が開|鍵のかかって|無施錠|荒らされ|物色|ゴミを漁|
    ゴミ箱を漁|盗聴|隠しカメラ|見慣れない機器|見慣れない機械|不審な機器|名札|入館証をつけ|バッジを|tailgat*|piggyback*|trespass*|intruder|unknown man|
    unknown woman|unknown person|unknown people|strange man|stranger|unfamiliar person|someone i don't know|
    without badge|without a badge|no badge|not wearing a badge|held the door|followed me in|walked in|
    walked into|walking around|wandering|broke in|broken into|break-in|forced open|was forced|unlocked|
    propped open|left open|wide open|rummag*|gone through|been searched|dumpster|hidden camera|bug under|
    listening device|rogue device|unknown device plugged|plugged in|sneaked in|snuck in|climbed|入り込んで|通り抜け|上がってき|
    上がり込|後について|寝泊まり|触られ|触って|座って|見学者|部外者|来客が|来訪者|迷い込|声をかけたら|声をかけると|見かけません|forced|slept|came in last night|
    let a man in|let him in|got into|in the corridor|was inside the building|at the reception computer|
    nobody knows|found at the control|padlock|was seen at|hovered|went through|searched the drawers|
    going through our|入られ|侵入され|侵入した|侵入しよう|押し入|入りこん|入り込もう|勝手に入|許可なく入|無断で入|無断侵入|不法侵入|不審な男|不審な女|不審な動き|不審人物|怪しい人|
    怪しい男|怪しい人物|見たことない人|見たことのない人|見ない顔|知らない方が|知らない方|知らない業者|出入り|開いていた|開いてました|施錠し忘|鍵をかけ忘|鍵が壊|鍵穴|ドアが壊|ドアが開|扉が開|窓が開|
    窓が割|ガラスが割|何者か|泥棒|空き巣|someone entered|somebody entered|entered the building|entered our|got in|got inside|
    came in without|let in by|let themselves in|break in|breaking in|burglar*|prowler|suspicious person|
    suspicious man|suspicious people|strange person|strange people|unknown visitor|unidentified|unescorted|
    unauthorised person|unauthorized person|no visitor|door was open|door open|door was broken|lock was broken|
    lock broken|window broken|broken window|hanging around|loiter*|snooping around|trying doors|
    following employees|寝袋|通したら|通してしま|のぞき込|開けて~中を|followed the|backstage|opened cupboards|without pass|
    without a pass|no pass|unscrewed|torch|someone's torch|squatter|sleeping bag|unlocked it|picked the lock|
    through the window|over the wall|under the fence|in the cellar|in the attic`,
  // --- logs and alerts
  reviewLog: `
    ログを確認|ログを見|ログ点検|ログの点検|ログ確認|ログを調|ログレビュー|ログを分析|ログを集計|記録を確認|記録を集計|履歴を見|履歴を確認|棚卸し|棚卸|監査証跡|監査ログ|監査で|突き合わせ|突合|見直した|
    見直して|見返し|月次|週次|定期点検|定期確認|集計し|アクセスログ|イベントログ|操作ログ|認証ログ|接続ログ|通信ログ|ログを眺|ログに|ログが|ログイン記録|アクセス記録|アクセス履歴|操作履歴|変更履歴|
    操作記録|ログファイル|syslog|reviewing~log*|review of the log*|looking through~log*|going through~log*|
    checking the log*|log review|audit log*|audit trail|access log*|event log*|access records|in the logs|
    in our logs|log file*|logs show|the log shows|history shows|bash_history|wtmp|usage report|monthly check|
    weekly check|quarterly review|cloudtrail|tidying up|audit record*|server log*|の履歴に|の記録に|ログを遡|ログを久し|生ログ|一覧を出|
    統計|statistics|console by chance|journal|log collector|report shows|config history|print log*|door system|
    bill review|cloud bill|ログをチェック|ログチェック|ログを監査|ログを調査|ログを精査|ログを眺め|ログを追|ログを解析|ログ解析|ログを検索|ログ上|ログから|ログでは|ログによると|
    監査の結果|監査中|監査して|点検の結果|レビューの結果|レビューして|セルフチェック|モニタリング|証跡を|証跡に|checked the log*|checked our log*|
    looked at the log*|looking at the log*|looked into the log*|log analysis|analysing log*|analyzing log*|
    log shows|logs shows|log entries|log entry|log line*|according to the log*|during the audit|internal audit|
    audit shows|audit found|our audit|routine check|regular check|spot check|when i checked|i checked the|操作履歴に|
    入退室の記録|ついでに~記録|記録を見たら|履歴を見たら|一覧を見たら|sorted the|sign-in list|changes journal|change log|audit of|
    browsing the log*|scrolling through|when i looked at the|list by hour|report by hour`,
  logOdd: `
    深夜のログイン|深夜ログイン|深夜に|夜中に|休日に|業務時間外|時間外に|未明|早朝に|空白|欠落|欠けて|消えてい|消えてる|消されて|削除されて|抜けてい|大量ダウンロード|大量に~ダウンロード|大量に~取得|
    大量の~取得|一括ダウンロード|全件|認証失敗|ログイン失敗|失敗が|総当たり|ブルートフォース|brute force|failed login*|failures|failed attempts|
    login failures|at 3am|at night|off-hours|after hours|out of hours|middle of the night|gap|truncated|emptied|
    cleared|wiped log*|deleted log*|mass download*|bulk export|bulk download|export*|gb|特権|管理者権限|administrator|
    admin login*|root|domain admins|global admin*|new admin|ドメイン管理者|管理者id|管理者アカウント|su|sudo|無効化したはず|退職者のid|
    退職者のアカウント|使っていないはず|使われていないはず|dormant|unused account|disabled account|夜中の3時|再有効化|権限を付|許可ルール|知らないユーザ|知らない公開鍵|
    知らないファイル名|消去|止められて|1102|at 2 am|at 4 am|at midnight|in one night|on a sunday|on a holiday|last saturday|
    overnight|re-enabled|retention|cron job|granted himself|unknown user|unknown folder|read in full|亡くなった|複製が|
    誰も頼んでいな|深夜に二つ|every night at|lacks all|lacks|is missing from the log|holes in the|nothing recorded|
    no entries|unexplained|deceased|dead employee`,
  alertFired: `
    検知しました|検知した|検出しました|検知され|検知メール|検知通知|アラート|警報|alert*|alarm*|通知が上が|発報|自動起票|重大度|深刻度|severity|critical|
    high severity|incident #|ルール名|finding|findings|triggered|flagged|fired|detected|detection|監視画面|監視システム|監視から|
    監視ツール|dashboard|case #|ticket #|offense|ioc|検知の連絡|検知レポート|検知名|閾値|遮断通知|隔離通知|自動通知|監視当番|監視担当|通知が上|ランプ|点滅|firing|
    raised|rule hit|signature match|console shows|honeypot|blocked a process|auto-contained|auto-isolated|digest|
    re-classified|security monitoring|threat detected|exploit prevention|automatic message|intrusion|検知アラート|
    検知の通知|検知がありました|検知あり|検知されました|検出されました|検出されたと|アラートメール|アラート通知|アラートが|警告メール|通知メール|自動検知|自動メール|自動で通知|インシデントチケット|
    インシデントが作成|起票され|エスカレーション|第一報|誤検知|過検知|alerted|alerting|alerts from|alert from|alert says|alert email|
    alert mail|notification from|was detected by|detected by|automated|automatically|high alert|critical alert|
    severity high|security event|incident created|incident id|escalated|escalation|false positive|重要度|危険度:高|事象:|
    対応:未|処置|自動音声で連絡|危険な宛先|activity prevented|ticket attached|signature"|score"|prevented on|blocked on|
    stopped on`,
  reportVuln: `
    脆弱性|ぜい弱性|セキュリティホール|欠陥|cve*|cvss|パッチ|アップデート未|未適用|サポート切れ|eol|xss|sqlインジェクション|sql injection|クロスサイト|csrf|ssrf|
    idor|rce|open redirect|hardcoded password|vulnerab*|vuln|exploit*|security hole|security flaw|security bug|
    zero-day|0-day|zero day|ゼロデイ|patch*|bug bounty|bounty|responsible disclosure|disclosure|researcher|研究者|
    リサーチャー|ペネトレ|pentest*|penetration test*|脆弱性診断|診断結果|悪用可能|なりすませる|推測可能|番号を変えると|数字を変えると|idを変えると|urlの~変え|他人の~見え|
    change the id|changing the id|change the number|other people's|hard-coded|default password|初期パスワード|
    デフォルトパスワード|検証不備|平文|plaintext|plain text|without checking|bypass the|穴|不具合|回避でき|なりすませ|開けることがわか|読めると|取れる|取れてしま|
    通ってしま|横取り|乗っ取れる|乗っ取れ|複製できる|外す方法|動いてしまう|advisory|reproduce|hijacked|attackers can|anyone can|
    anyone on the network|strangers can|can be opened|can be crashed|can be replayed|lets you|claims he can|
    shows any|脆弱性が|脆弱性を|脆弱性の|脆弱性に|セキュリティの穴|セキュリティの問題を見つ|セキュリティ上の問題|セキュリティ上の欠陥|不正に操作でき|任意のコード|任意のファイル|権限昇格|認証バイパス|
    バイパスでき|のぞける|見えてしまう|見えてしまいます|閲覧できてしま|ログインできてしま|変更できてしま|購入できてしま|アクセスできてしま|抜けてしまう|なりすましでき|security issue|
    security problem|security vulnerability|security weakness|insecure|not secure|exploitable|can be exploited|
    could be exploited|allows an attacker|allows attackers|allow attackers|attacker could|attacker can|
    remote code execution|privilege escalation|authentication bypass|arbitrary code|directory traversal|
    buffer overflow|broken access|access control|could see other|can see other|can access other|can log in as|
    possible to log in|possible to see|possible to access|found a way|out of date|outdated|unpatched|end-of-life|
    critical update|emergency update|security update|security advisory|打ち替え|打ち替える|レビューに書かれ|更新しないと|直ちに更新|侵入されるおそれ|
    おそれがあるとお知らせ|has a flaw|shows in a video|is cloned|be cloned|cheap radio|its maker says|maker says|the maker|
    can read each other|guests can|users can|without being asked`,
  complain: `クレーム|苦情|お叱り|ご指摘|指摘|お怒り|激怒|怒って|問い合わせ|問合せ|お申し出|申告|complain*|complaint*|angry|furious|upset`,
  warnUs: `
    注意喚起|警告を受|情報提供|連絡がありました|連絡が来|通知が来|通報|照会|捜査|調査依頼|要請|勧告|踏み台|ボットネット|botnet|c2|c&c|command and control|beacon*|
    観測|ブラックリスト|blacklist*|blocklist*|listed by|abuse|不正通信|不審な通信|外部への通信|攻撃元|攻撃者のリスト|標的リスト|侵害の可能性|indicator*|
    seized|investigation|intelligence|知らせがあ|知らせを受|知らされ|教えてく|名前があった|名前が出|情報がある|関連する|対処を求め|警戒|notice|warned us|
    warned that|early warning|tip about|told us about an|indicators|intelligence note|quarantined our|suspended|
    cut the line|requests logs|wants log files|in his case|警告がありました|警告を受けま|警告されま|警告が届|警告の電話|警告メール|指摘を受けま|指摘がありま|
    指摘されま|通報がありま|通報を受け|連絡を受け|連絡をもら|連絡を頂|連絡をいただ|情報をいただ|情報がありま|注意を受け|協力を求め|協力要請|調査を求め|捜査協力|contacted by|
    been contacted|got a call from|received a call from|received a letter from|received a notice|got a letter|
    got a notice|informed by|notified by|warning from|warned by|alerted by|advised by|abuse report|
    abuse complaint|abuse notice|takedown|law enforcement|our ip|our ips|command-and-control|国の機関から|国から|至急確認を|
    見えているので|参加している|攻撃に参加|disconnected our|because of botnet|contacts they saw|in a seized|phoned our head office|
    they saw|they observed|they have seen`,
  disconnect: `
    lanケーブル|ケーブルを抜|抜きまし|wi-fiを切|wifiを切|電源を切|電源を落|シャットダウン|隔離|切り離|pulled the|unplugged|disconnected|shut down|
    turned off|switched off|cut the wifi`,
};
